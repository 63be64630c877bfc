using System.Text.Json.Serialization;
using Scheduling.Platform.Http;

namespace Scheduling.FollowUps.Planning;

/// <summary>What a scheduler may do for a follow-up without a place, in the order in which it is offered (the clinical rules, integration therapy).</summary>
[JsonConverter(typeof(KebabCase<Alternative>))]
public enum Alternative
{
    /// <summary>By video on a day of the window on which the clinic is closed.</summary>
    TelehealthOnClosedDay,

    /// <summary>On the next dosing day, before the dose.</summary>
    BeforeNextDose,

    /// <summary>On the fourth to seventh day after the dose.</summary>
    [JsonStringEnumMemberName("day-4-to-7")]
    Day4To7,

    /// <summary>Not at all, with a reason.</summary>
    Waive,
}
