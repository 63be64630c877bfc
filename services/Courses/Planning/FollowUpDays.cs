using Scheduling.Courses.Clinics;
using Scheduling.Courses.Protocols;

namespace Scheduling.Courses.Planning;

/// <summary>Whether a dose leaves a day for the follow-up it needs (R6); which therapist is free then is for the follow-ups to find.</summary>
static class FollowUpDays
{
    /// <summary>A warning for each dose without a clinic-open day in its window before the next dose.</summary>
    public static IEnumerable<PlanWarning> Warnings(PlanRequest request, ClinicCalendar calendar, IReadOnlyList<PlannedSession> sessions)
    {
        if (request.Protocol.FollowUp.Per is not FollowUpPer.PerDose)
        {
            yield break;
        }

        for (var i = 0; i < sessions.Count; i++)
        {
            var next = i + 1 < sessions.Count ? sessions[i + 1].Date : (DateOnly?)null;
            if (!HasDay(request, calendar, sessions[i].Date, next))
            {
                yield return new()
                {
                    Rule = Rules.FollowUpWindow,
                    Message = $"The dose of {sessions[i].Date:ddd yyyy-MM-dd} has no day for its follow-up: {WhyNot(request, calendar, sessions[i].Date, next)}",
                    SessionNumber = sessions[i].Number,
                };
            }
        }
    }

    static bool HasDay(PlanRequest request, ClinicCalendar calendar, DateOnly dose, DateOnly? next)
    {
        for (var after = FirstDay(request); after <= request.Protocol.FollowUp.ToDay; after++)
        {
            var day = dose.AddDays(after);
            if (IsDose(request, day, next))
            {
                return false;
            }

            if (calendar.IsOpen(day))
            {
                return true;
            }
        }

        return false;
    }

    static string WhyNot(PlanRequest request, ClinicCalendar calendar, DateOnly dose, DateOnly? next)
    {
        var days = new List<string>();
        for (var after = FirstDay(request); after <= request.Protocol.FollowUp.ToDay; after++)
        {
            var day = dose.AddDays(after);
            var isDose = IsDose(request, day, next);
            days.Add($"D+{after} {day:ddd} {(isDose ? "is the next dosing day" : calendar.WhyClosed(day))}");
            if (isDose)
            {
                break;
            }
        }

        return string.Join("; ", days);
    }

    // The day of the dose is a dosing day, whatever the window says.
    static int FirstDay(PlanRequest request) => Math.Max(1, request.Protocol.FollowUp.FromDay);

    static bool IsDose(PlanRequest request, DateOnly day, DateOnly? next) => day == next || request.OtherDoseDates.Contains(day);
}
