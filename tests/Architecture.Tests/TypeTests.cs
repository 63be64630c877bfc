using System.Xml.Linq;

namespace Scheduling.Architecture.Tests;

public sealed class TypeTests
{
    [Fact]
    public void Every_class_is_sealed_static_abstract_or_inherited_from()
    {
        var inherited = House.Types.Select(type => type.BaseType).OfType<Type>().Select(Open).ToHashSet();

        House.HasNo(House.Types.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !inherited.Contains(type)).Select(type => type.FullName));
    }

    [Fact]
    public void An_abstract_class_is_inherited_from()
    {
        var inherited = House.Types.Select(type => type.BaseType).OfType<Type>().Select(Open).ToHashSet();

        House.HasNo(House.Types.Where(type => type is { IsClass: true, IsAbstract: true, IsSealed: false } && !inherited.Contains(type)).Select(type => type.FullName));
    }

    [Fact]
    public void An_interface_has_two_implementations() =>
        House.HasNo(House.Types.Where(type => type.IsInterface)
            .Where(type => House.Types.Count(other => other.IsClass && other.GetInterfaces().Select(Open).Contains(type)) < 2).Select(type => type.FullName));

    [Fact]
    public void Every_public_type_says_in_its_summary_what_it_promises()
    {
        var said = House.Assemblies.SelectMany(assembly => XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member"))
            .Where(member => member.Element("summary") is { } summary && !string.IsNullOrWhiteSpace(summary.Value))
            .Select(member => member.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);

        House.HasNo(House.Types.Where(type => type.IsPublic && !said.Contains("T:" + type.FullName)).Select(type => type.FullName));
    }

    static Type Open(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;
}
