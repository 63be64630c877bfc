namespace Scheduling.FollowUps.Therapists;

/// <summary>What must be true of a therapist before it is stored.</summary>
static class TherapistRules
{
    const int LongestName = 200, MostEntries = 200;

    /// <summary>Every mistake by the field it is in, such as <c>hours[1].to</c>; empty when the therapist may be stored.</summary>
    public static Dictionary<string, string[]> Errors(Therapist therapist)
    {
        var errors = new Dictionary<string, string[]>();
        if (therapist.Name.Trim().Length is 0 or > LongestName) errors["name"] = [$"must be 1 to {LongestName} characters"];
        if (therapist.Hours.Count + therapist.TelehealthHours.Count == 0) errors["hours"] = ["must have at least one stretch of work, or telehealthHours must"];
        Check(therapist.Hours, "hours", errors);
        Check(therapist.TelehealthHours, "telehealthHours", errors);
        if (therapist.Leave.Count > MostEntries) errors["leave"] = [$"must have at most {MostEntries} entries"];
        for (var i = 0; i < therapist.Leave.Count; i++)
            if (therapist.Leave[i].To < therapist.Leave[i].From) errors[$"leave[{i}].to"] = ["must not lie before from"];
        return errors;
    }

    static void Check(IReadOnlyList<WorkingHours> hours, string field, Dictionary<string, string[]> errors)
    {
        if (hours.Count > MostEntries)
        {
            errors[field] = [$"must have at most {MostEntries} entries"];
            return;
        }
        for (var i = 0; i < hours.Count; i++)
        {
            var (day, from, to) = (hours[i].Day, hours[i].From, hours[i].To);
            if (!Enum.IsDefined(day)) errors[$"{field}[{i}].day"] = ["must be one of mon, tue, wed, thu, fri, sat, sun"];
            if (!IsWholeMinute(from)) errors[$"{field}[{i}].from"] = ["must be a whole minute such as 09:00"];
            if (!IsWholeMinute(to)) errors[$"{field}[{i}].to"] = ["must be a whole minute such as 17:00"];
            else if (to <= from) errors[$"{field}[{i}].to"] = ["must be later than from on the same day"];
            else if (hours.Take(i).Any(other => other.Day == day && other.From < to && from < other.To))
                errors[$"{field}[{i}]"] = ["must not overlap other hours of the same day"];
        }
    }

    static bool IsWholeMinute(TimeOnly time) => time.Ticks % TimeSpan.TicksPerMinute == 0;
}
