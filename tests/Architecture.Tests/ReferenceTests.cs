using System.Xml.Linq;
using Scheduling.TestServers;

namespace Scheduling.Architecture.Tests;

public sealed class ReferenceTests
{
    static readonly string[] Drivers = ["Npgsql", "Microsoft.Data.Sqlite.Core", "SQLitePCLRaw.provider.e_sqlite3", "MassTransit.RabbitMQ", "RabbitMQ.Client"];
    static readonly IReadOnlyList<string> Projects = [.. House.Files("contracts", "*.csproj"), .. House.Files("services", "*.csproj"), .. House.Files("tests", "*.csproj")];

    [Theory, MemberData(nameof(House.WorkingServices), MemberType = typeof(House))]
    public void A_service_knows_the_platform_and_the_contracts_and_no_other_service(string service) =>
        Assert.Equal(["contracts/Contracts.csproj", "services/Platform/Platform.csproj"], References($"services/{service}/{service}.csproj"));

    [Fact]
    public void The_platform_knows_the_contracts_and_no_service() =>
        Assert.Equal(["contracts/Contracts.csproj"], References("services/Platform/Platform.csproj"));

    [Fact]
    public void The_contracts_know_nobody_and_need_no_package()
    {
        Assert.Empty(References("contracts/Contracts.csproj"));
        Assert.DoesNotContain("PackageReference", House.Text("contracts/Contracts.csproj"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_host_of_all_services_knows_services_and_nothing_beside_them() =>
        Assert.All(References("services/Standalone/Standalone.csproj"), reference =>
            Assert.Contains(reference, House.Working.Select(service => $"services/{service}/{service}.csproj")));

    [Fact]
    public void The_drivers_of_databases_and_brokers_are_the_platforms_alone()
    {
        var elsewhere = House.Files("services", "*.csproj").Where(project => project != "services/Platform/Platform.csproj")
            .SelectMany(project => Included(project, "PackageReference").Intersect(Drivers).Select(driver => $"{project}: {driver}"));

        House.HasNo(elsewhere);
    }

    [Fact]
    public void Every_project_is_in_the_solution_so_that_none_is_forgotten_by_the_tests()
    {
        var solution = House.Text("Scheduling.sln").Replace('\\', '/');

        var forgotten = Projects
            .Where(project => project != "tests/Containers/Containers.csproj") // off by default: it says why
            .Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal));

        House.HasNo(forgotten);
    }

    [Fact]
    public void Every_package_with_a_version_is_one_that_a_project_asks_for_or_that_is_pinned_under_one()
    {
        var asked = Projects.Append("tests/Directory.Build.props").SelectMany(project => Included(project, "PackageReference"));
        var pinned = Projects.Select(project => Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")).Where(file => File.Exists(Repository.At(file)))
            .SelectMany(file => System.Text.Json.JsonDocument.Parse(House.Text(file)).RootElement.GetProperty("dependencies").EnumerateObject())
            .SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => package.Value.GetProperty("type").GetString() == "CentralTransitive").Select(package => package.Name);

        House.HasNo(Included("Directory.Packages.props", "PackageVersion").Except(asked.Concat(pinned), StringComparer.OrdinalIgnoreCase));
    }

    static IEnumerable<string> References(string project) => Included(project, "ProjectReference")
        .Select(reference => Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Repository.At(project))!, reference))).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    static IEnumerable<string> Included(string project, string item) =>
        XDocument.Parse(House.Text(project)).Descendants(item).Select(reference => reference.Attribute("Include")!.Value);
}
