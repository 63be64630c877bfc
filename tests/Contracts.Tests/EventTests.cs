using System.Text.Json;
using System.Text.RegularExpressions;

namespace Scheduling.Contracts.Tests;

public sealed partial class EventTests
{
    static readonly string[] OfPersons = ["name", "phone", "mail", "email", "address", "birth", "note", "notes", "comment", "diagnosis", "body", "surname"];

    [Fact]
    public void No_two_events_share_a_wire_name() =>
        Assert.Equal(PublishedEvent.All.Count, PublishedEvent.All.Select(e => e.Name).Distinct(StringComparer.Ordinal).Count());

    [Theory, MemberData(nameof(PublishedEvent.Names), MemberType = typeof(PublishedEvent))]
    public void A_wire_name_is_a_noun_a_participle_and_a_version(string name) => Assert.Matches(WireName(), name);

    [Fact]
    public void No_event_but_the_clinics_own_has_a_member_that_could_hold_who_somebody_is_or_what_was_typed()
    {
        var personal = PublishedEvent.OfClinics.Where(e => e.Name != "clinic.configured.v1")
            .SelectMany(e => Properties(e.Record).Select(p => (e.Name, Member: p)))
            .Where(m => Words().Matches(m.Member).Any(word => OfPersons.Contains(word.Value.ToLowerInvariant())))
            .Select(m => $"{m.Name}: {m.Member}");

        Assert.Empty(personal);
    }

    [Fact]
    public void Every_event_record_can_be_compared_and_changed_only_by_copying() =>
        Assert.All(PublishedEvent.All.SelectMany(e => e.Record.GetProperties()).DistinctBy(p => (p.DeclaringType, p.Name)), property =>
            Assert.Contains(typeof(System.Runtime.CompilerServices.IsExternalInit), property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers()));

    static IEnumerable<string> Properties(Type type) => type.Assembly != typeof(ClinicEvent).Assembly ? [] :
        type.GetProperties().SelectMany(p => Properties(p.PropertyType.IsGenericType ? p.PropertyType.GetGenericArguments()[^1] : p.PropertyType).Prepend(p.Name));

    [GeneratedRegex(@"^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*\.v[1-9][0-9]*$")]
    private static partial Regex WireName();

    [GeneratedRegex("[A-Z][a-z]*")]
    private static partial Regex Words();
}
