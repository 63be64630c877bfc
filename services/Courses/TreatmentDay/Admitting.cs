using Scheduling.Courses.Courses;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.TreatmentDay;

/// <summary>What must be in order before a dose is given. Pure.</summary>
static class Admitting
{
    /// <summary><c>gate-missing</c> for every gate that is not cleared, <c>rems-site</c> for a site that may not give the drug.</summary>
    public static IEnumerable<Platform.Http.Violation> OpenGates(CourseFile file, SessionRow row, Override? set)
    {
        foreach (var gate in GateCheck.Open(file, row).Where(gate => WireName.Of(gate.Gate) != set?.Rule))
            yield return new() { Rule = "gate-missing", Message = gate.Sentence, SessionNumber = row.Number };

        // REMS: esketamine is given at certified sites only.
        if (file.Protocol.Drug is Drug.Esketamine && !file.Clinic.RemsCertified)
            yield return new() { Rule = Rules.RemsSite, Message = $"{file.Clinic.Name} is not certified for esketamine (REMS): no dose can be given before it is.", SessionNumber = row.Number };
    }

    /// <summary>The earliest dose of a patient who ate or drank too late; null where nothing was asked or enough time has passed.</summary>
    public static DateTimeOffset? EarliestDose(Instructions asked, DateTimeOffset? lastFoodAt, DateTimeOffset? lastDrinkAt, DateTimeOffset now)
    {
        // Nobody knows when: counted from now.
        var food = asked.FoodHours is { } hours ? (lastFoodAt ?? (lastDrinkAt is null ? now : null))?.AddHours(hours) : null;
        var drink = asked.LiquidMinutes is { } minutes ? lastDrinkAt?.AddMinutes(minutes) : null;
        return food > drink || drink is null ? food : drink;
    }

    /// <summary>The session with so much of its block put off as the dose must wait; null when the whole block has no place any more.</summary>
    public static SessionRow? PutOff(CourseFile file, SessionRow row, DateTimeOffset? earliest)
    {
        if (earliest is not { } at || at <= row.FirstDeviceAt) return row;
        var later = at - row.FirstDeviceAt!.Value;
        var (from, to) = (row.StartsAt!.Value, row.EndsAt!.Value + later);
        var fits = file.Calendar.Holds(row.Day, from, to, row.ChairId!)
            && !file.OthersBlocks.Any(block => block.ChairId == row.ChairId && block.StartsAt < to.AddMinutes(file.Clinic.TurnoverMinutes) && from < block.EndsAt);
        return fits ? row with { FirstDeviceAt = at, ReleaseFrom = row.ReleaseFrom + later, EndsAt = to, FreeAt = to.AddMinutes(file.Clinic.TurnoverMinutes) } : null;
    }
}
