using System.Reflection;
using MassTransit;

namespace Scheduling.Architecture.Tests;

public sealed class FeatureTests
{
    [Theory, MemberData(nameof(House.WorkingServices), MemberType = typeof(House))]
    public void Every_feature_has_a_test_class_of_its_name(string service)
    {
        var tested = House.Files($"tests/{service}.Tests", "*Tests.cs")
            .Where(file => House.Code(file).Contains($"class {Path.GetFileNameWithoutExtension(file)}", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file)).ToHashSet(StringComparer.Ordinal);

        House.HasNo(Features(service).Select(feature => feature + "Tests").Where(test => !tested.Contains(test)));
    }

    [Theory, MemberData(nameof(House.WorkingServices), MemberType = typeof(House))]
    public void A_feature_is_one_file_with_one_class_of_its_name(string service)
    {
        var assembly = Assembly.Load("Scheduling." + service);
        var classes = assembly.GetTypes().Where(House.IsWritten)
            .Where(type => !type.IsNested && type.Namespace == $"Scheduling.{service}.Features").Select(type => type.Name.Split('`')[0]);

        Assert.Equal(Features(service).Order(StringComparer.Ordinal), classes.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(House.WorkingServices), MemberType = typeof(House))]
    public void What_consumes_an_event_is_a_feature_named_for_what_it_does_and_when(string service)
    {
        var consumers = Assembly.Load("Scheduling." + service).GetTypes().Where(type => type.IsAssignableTo(typeof(IConsumer)) && !type.IsAbstract);

        Assert.All(consumers, consumer =>
        {
            Assert.Equal($"Scheduling.{service}.Features", consumer.Namespace);
            Assert.Contains("when", House.Words(consumer.Name));
        });
    }

    static IEnumerable<string> Features(string service) =>
        House.Files($"services/{service}/Features", "*.cs").Select(file => Path.GetFileNameWithoutExtension(file));
}
