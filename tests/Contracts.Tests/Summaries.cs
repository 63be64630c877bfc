using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Scheduling.Contracts.Tests;

/// <summary>The summaries written on the contracts, as plain text.</summary>
static partial class Summaries
{
    static readonly Dictionary<string, string> Written = XDocument.Load(Path.ChangeExtension(typeof(EventTypeAttribute).Assembly.Location, ".xml"))
        .Descendants("member")
        .Where(member => member.Element("summary") is not null)
        .ToDictionary(member => member.Attribute("name")!.Value, member => Plain(member.Element("summary")!), StringComparer.Ordinal);

    public static string? Of(Type type) => Written.GetValueOrDefault("T:" + type.FullName);

    public static string? Of(PropertyInfo property) => Written.GetValueOrDefault($"P:{property.DeclaringType!.FullName}.{property.Name}");

    static string Plain(XElement summary) => Gaps().Replace(
        string.Concat(summary.DescendantNodes().Select(node => node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "see" } see => see.Attribute("cref")!.Value.Split('.')[^1],
            _ => "",
        })), " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Gaps();
}
