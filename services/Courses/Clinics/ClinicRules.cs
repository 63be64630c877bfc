using System.Text.RegularExpressions;
using Scheduling.Courses.Protocols;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Clinics;

/// <summary>What must be true of a clinic before it is stored, and what its administrator should be told.</summary>
public static partial class ClinicRules
{
    /// <summary>Every mistake by the field it is in, such as <c>hours[1].closes</c>; empty when the clinic may be stored.</summary>
    public static IReadOnlyDictionary<string, string[]> Errors(Clinic clinic)
    {
        var errors = new FieldErrors();
        Identity(clinic, errors);
        Days(clinic, errors);
        Stays(clinic, errors);
        Chairs(clinic, errors);
        return errors.ByField();
    }

    /// <summary>What is allowed and probably not meant.</summary>
    public static IReadOnlyList<ClinicWarning> Warnings(Clinic clinic)
    {
        var warnings = new List<ClinicWarning>();
        if (clinic.MaxMonitored is null)
        {
            warnings.Add(new() { Rule = "no-monitored-limit", Message = "maxMonitored is not set: any number of patients may be in treatment or observation at once." });
        }

        if (clinic.Chairs.Count == 0)
        {
            warnings.Add(new() { Rule = "no-chairs", Message = "chairs is empty: only doses at home can be planned." });
        }

        if (clinic.PrescriberHours.Count == 0)
        {
            warnings.Add(new() { Rule = "no-prescriber-hours", Message = "prescriberHours is empty: no visit can be placed, for a prescriber must be on site for all of it." });
        }

        return warnings;
    }

    static void Identity(Clinic clinic, FieldErrors errors)
    {
        errors.When(!IsId(clinic.Id), "id", IdWanted);
        errors.When(!IsId(clinic.Group), "group", IdWanted);
        errors.When(!IsText(clinic.Name, 200), "name", "Give a name of at most 200 characters.");
        errors.When(!IsText(clinic.SenderName, 40), "senderName", "Give the neutral name that messages begin with, at most 40 characters.");
        errors.When(
            IsText(clinic.SenderName, 40) && NeutralName.TellingWord(clinic.SenderName) is not null, "senderName",
            $"Give a neutral name: '{NeutralName.TellingWord(clinic.SenderName ?? "")}' would tell whoever sees a message what it is about. Where senderName is absent it is the name.");
        errors.When(!IsPhone(clinic.Phone), "phone", PhoneWanted);
        errors.When(clinic.SmsNumber is not null && !IsPhone(clinic.SmsNumber), "smsNumber", PhoneWanted);
        errors.When(!WallClock.TryZone(clinic.TimeZone, out _), "timeZone", "Give an IANA time zone such as America/Los_Angeles.");
    }

    static void Days(Clinic clinic, FieldErrors errors)
    {
        if (errors.Missing(clinic.Hours, "hours") || errors.Missing(clinic.PrescriberHours, "prescriberHours"))
        {
            return;
        }

        errors.When(clinic.Hours.Count == 0, "hours", "Give at least one day's opening hours.");
        for (var i = 0; i < clinic.Hours.Count; i++)
        {
            var (opens, closes) = (clinic.Hours[i].Opens, clinic.Hours[i].Closes);
            errors.When(!IsWholeMinute(opens), $"hours[{i}].opens", MinuteWanted);
            errors.When(!IsWholeMinute(closes), $"hours[{i}].closes", MinuteWanted);
            errors.When(closes <= opens, $"hours[{i}].closes", "Closing must be after opening on the same day.");
            errors.When(
                clinic.Hours.Take(i).Any(other => other.Day == clinic.Hours[i].Day && other.Opens < closes && opens < other.Closes),
                $"hours[{i}]",
                "These hours overlap other hours of the same day.");
        }

        for (var i = 0; i < clinic.PrescriberHours.Count; i++)
        {
            var (from, to) = (clinic.PrescriberHours[i].From, clinic.PrescriberHours[i].To);
            errors.When(!IsWholeMinute(from), $"prescriberHours[{i}].from", MinuteWanted);
            errors.When(!IsWholeMinute(to), $"prescriberHours[{i}].to", MinuteWanted);
            errors.When(to <= from, $"prescriberHours[{i}].to", "The end must be after the beginning on the same day.");
        }

        if (!errors.Missing(clinic.OpenOn, "openOn") && !errors.Missing(clinic.ClosedOn, "closedOn"))
        {
            errors.When(clinic.OpenOn.Intersect(clinic.ClosedOn).Any(), "closedOn", "A date is both in openOn and in closedOn.");
        }
    }

    static void Stays(Clinic clinic, FieldErrors errors)
    {
        errors.When(clinic.GridMinutes is < 5 or > 60 || 60 % clinic.GridMinutes != 0, "gridMinutes", "Give 5 to 60 minutes that divide an hour: 5, 6, 10, 12, 15, 20, 30 or 60.");
        errors.When(clinic.TurnoverMinutes is < 0 or > 240, "turnoverMinutes", "Give 0 to 240 minutes.");
        errors.When(clinic.LateMinutes is < 0 or > 240, "lateMinutes", "Give 0 to 240 minutes.");
        errors.When(clinic.MaxMonitored is < 1, "maxMonitored", "Give at least 1, or leave it out for no limit.");
        errors.When(clinic.MaxStartsPerGridLine < 1, "maxStartsPerGridLine", "Give at least 1.");
        errors.When(clinic.HoldNextPhaseDays is < 0 or > 90, "holdNextPhaseDays", "Give 0 to 90 days.");
        errors.When(!Enum.IsDefined(clinic.Holidays), "holidays", "Give us-federal or none.");
        errors.When(!Enum.IsDefined(clinic.RidePolicy), "ridePolicy", "Give responsible-adult, rideshare-allowed or clinic-arranged.");
    }

    static void Chairs(Clinic clinic, FieldErrors errors)
    {
        if (errors.Missing(clinic.Chairs, "chairs"))
        {
            return;
        }

        for (var i = 0; i < clinic.Chairs.Count; i++)
        {
            var chair = clinic.Chairs[i];
            errors.When(!IsId(chair.Id), $"chairs[{i}].id", IdWanted);
            errors.When(clinic.Chairs.Take(i).Any(other => other.Id == chair.Id), $"chairs[{i}].id", "Another chair has this id.");
            errors.When(!IsText(chair.Name, 100), $"chairs[{i}].name", "Give a name of at most 100 characters.");
            errors.When(chair.Routes is null or { Count: 0 }, $"chairs[{i}].routes", "Name the routes that can be given here: intranasal, iv, im, sublingual.");
            errors.When(chair.Routes?.Contains(DoseRoute.Home) is true, $"chairs[{i}].routes", "A dose at home needs no chair.");
            errors.When(chair.Routes?.Distinct().Count() < chair.Routes?.Count, $"chairs[{i}].routes", "A route is named twice.");
        }
    }

    const string IdWanted = "Use 1 to 64 characters of a-z, 0-9 and '-', beginning with a letter or a digit.";
    const string PhoneWanted = "Give the number in E.164 form, such as +15625550100.";
    const string MinuteWanted = "Give a whole minute, such as 08:00.";

    static bool IsId(string? value) => value is not null && Id().IsMatch(value);

    static bool IsPhone(string? value) => value is not null && E164().IsMatch(value);

    static bool IsText(string? value, int longest) => !string.IsNullOrWhiteSpace(value) && value.Length <= longest;

    static bool IsWholeMinute(TimeOnly time) => time.Ticks % TimeSpan.TicksPerMinute == 0;

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex(@"\A\+[1-9][0-9]{6,14}\z", RegexOptions.CultureInvariant)]
    private static partial Regex E164();
}

/// <summary>Something about a clinic that is allowed and probably not meant.</summary>
public sealed record ClinicWarning
{
    public required string Rule { get; init; }
    public required string Message { get; init; }
}
