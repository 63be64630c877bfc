using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Courses;

/// <summary>What follows from any change of a course, worked out once at its end: dose numbers, gaps, doses, due dates of reviews, and the forecast of later phases. Pure.</summary>
static class Consequences
{
    public static void WorkOut(CourseFile file)
    {
        Forecast(file);
        CountDoses(file);
        DateReviews(file);
    }

    // doseNumber counts doses given or expected by date; doseMg[i] belongs to the i-th of them unless it was given already.
    static void CountDoses(CourseFile file)
    {
        var doses = new Doses(file.Request());
        var (count, previous) = (0, (DateOnly?)null);
        foreach (var row in file.Sessions.OrderBy(row => row.Day).ThenBy(row => row.Number))
        {
            SessionRow counted;
            if (CourseNews.ExpectsDose(row))
            {
                count++;
                var last = file.OtherDoses.Where(day => day < row.Day).Select(day => (DateOnly?)day).Append(previous).Max();
                var given = row.Status is SessionStatus.Observing or SessionStatus.Discharged;
                counted = row with
                {
                    DoseNumber = count,
                    GapDays = row.Day.DayNumber - last?.DayNumber,
                    ShiftDays = row.Day.DayNumber - row.TargetDate.DayNumber,
                    DoseMg = given ? row.DoseMg : doses.Mg(count),
                    Devices = given ? row.Devices : doses.Devices(count),
                };
                previous = row.Day;
            }
            else
            {
                counted = row with { DoseNumber = null, GapDays = null, DoseMg = null, Devices = null };
            }

            if (counted == row) continue;
            if (row.Status is SessionStatus.Projected) file.Forecast(row.SessionId, counted);
            else file.Amend(counted);
        }
    }

    // A review is due on the day of the session it follows; it moves with it.
    static void DateReviews(CourseFile file)
    {
        foreach (var review in file.Reviews.Where(review => review.Status == ReviewRow.Open))
        {
            if (review.IsFollowing && file.Sessions.FirstOrDefault(row => row.Number == review.AfterSession) is { } row && row.Day != review.DueDate)
                file.Put(review with { DueDate = row.Day });
        }
    }

    // Later phases hold nothing, or what the clinic wants held: they are drawn anew from what is booked now, as far as the course goes on at all.
    static void Forecast(CourseFile file)
    {
        var old = file.Sessions.Where(row => row.Status is SessionStatus.Projected).ToList();
        var plan = file.Course.Status is (CourseStatus.Active or CourseStatus.UnderReview) && Continuing.Next(file, books: false) is { } next
            ? Planner.Plan(file.Request() with { From = next, HoldDays = file.IsOneOfMany ? 0 : file.Clinic.HoldNextPhaseDays }, file.Calendar, file.Occupancy(_ => true))
            : null;
        var rows = plan is null ? [] : plan.Sessions.Select(session => SessionRows.Of(session, file.Course, file.Protocol, file.Clinic, file.Now))
            .Concat(plan.Unplaced.Select(slot => SessionRows.Of(slot, file.Course, file.Protocol, file.Clinic, file.Now))).OrderBy(row => row.Number).ToList();

        foreach (var row in old.Where(row => rows.TrueForAll(other => other.Number != row.Number || other.Phase != row.Phase))) file.Forecast(row.SessionId, null);
        foreach (var row in rows)
        {
            var same = old.Find(other => other.Number == row.Number && other.Phase == row.Phase);
            var kept = same is null ? row : row with { SessionId = same.SessionId, Version = same.Version };
            // Among many courses no chair is looked for, and one that was held stays held while the forecast stays where it is.
            if (file.IsOneOfMany && same is { HoldsChair: true } && same.StartsAt == kept.StartsAt) kept = kept with { ChairId = same.ChairId, HoldsChair = true };
            file.Forecast(kept.SessionId, kept);
        }
    }
}
