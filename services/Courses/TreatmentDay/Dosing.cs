using Scheduling.Courses.Courses;
using Scheduling.Courses.Gates;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.TreatmentDay;

/// <summary>Gives a dose and times what follows from it. Pure.</summary>
static class Dosing
{
    const int MinutesBetweenDevices = 5; // label: five minutes' rest between devices

    /// <summary>Puts the session as it is once the dose was given.</summary>
    /// <exception cref="RefusedException">The patient is not checked in, must wait, or the dose is not allowed.</exception>
    public static void Give(CourseFile file, SessionRow row, int? doseMg, DateTimeOffset? givenAt, DateTimeOffset? lastDeviceAt)
    {
        var isHome = file.Protocol.Route is DoseRoute.Home;
        if (!isHome && row.Status is SessionStatus.Booked)
            throw Refused.Rule("not-checked-in", $"Session {row.Number}: the patient is not checked in.", row.Number);
        file.RequireState(row, "administer", isHome ? SessionStatus.Booked : SessionStatus.CheckedIn);

        var visit = row.VisitOf();
        if (isHome && givenAt is null && file.Now < row.StartsAt?.AddDays(-1))
            throw Refused.Rule("too-early", $"Session {row.Number} is meant for {row.Day:yyyy-MM-dd}: move it, or wait.", row.Number);
        var at = file.Past(givenAt, isHome ? row.StartsAt?.AddDays(-1) : visit.CheckedInAt, "at");
        if (visit.EarliestDoseAt is { } earliest && at < earliest)
            throw Refused.Rule("too-early", $"The patient has not fasted: no dose before {WallClock.ToLocal(earliest, file.Calendar.Zone).At:HH:mm}.", row.Number);
        if (lastDeviceAt < at) throw new InvalidException("lastDeviceAt", "must not lie before at");
        if (lastDeviceAt > at.AddHours(6)) throw new InvalidException("lastDeviceAt", "must lie within six hours of at");

        var mg = Dose(file, row, doseMg);
        var devices = mg is { } esketamine && file.Protocol.Drug is Drug.Esketamine ? Doses.DevicesOf(esketamine) : (int?)null;
        RefuseWhatIsNotThere(file, row, devices);
        var times = new SessionTimes(file.Protocol, file.Calendar.Zone);
        var end = lastDeviceAt ?? (devices is { } count ? at.AddMinutes(MinutesBetweenDevices * (count - 1)) : at.AddMinutes(file.Protocol.Block.AdministrationMinutes));
        var release = isHome ? (DateTimeOffset?)null : end.AddMinutes(file.Protocol.Block.ObservationMinutes);
        var after = row with
        {
            Status = isHome ? SessionStatus.Discharged : SessionStatus.Observing,
            Reason = null,
            FirstDeviceAt = at,
            ReleaseFrom = release,
            DoseMg = mg,
            Devices = devices,
            NoDrivingBefore = WallClock.ToLocal(at, file.Calendar.Zone).Day.AddDays(1),
            NoDrivingUntil = times.NoDrivingUntil(end),
            RemsFormOpen = row.RemsFormDue is not null,
        };
        file.Put(
            RunningOver.Until(file, after, release).With(visit with { AdministeredAt = at, AdministrationEndedAt = end, DischargedAt = isHome ? end : null }),
            isHome ? Happening.Discharged : Happening.Administered);
        file.UseUnits(devices);
    }

    // A larger dose than the one that was looked at when the patient came: its devices are counted once more.
    static void RefuseWhatIsNotThere(CourseFile file, SessionRow row, int? devices)
    {
        if (devices is null || devices <= row.Devices) return;
        var before = GateCheck.Open(file, row).Select(gate => gate.Gate).ToHashSet();
        var broken = GateCheck.Open(file, row with { Devices = devices }).Where(gate => !before.Contains(gate.Gate))
            .Select(gate => new Platform.Http.Violation { Rule = "gate-missing", Message = gate.Sentence, SessionNumber = row.Number }).ToList();
        if (broken.Count > 0) throw Refused.Rule(broken);
    }

    static int? Dose(CourseFile file, SessionRow row, int? asked)
    {
        if (asked is not { } mg) return row.DoseMg;
        if (file.Protocol.DoseMg is null && file.Wishes.DoseMg is null)
            throw Refused.Rule(Rules.DoseNotAllowed, $"{file.Protocol.Name} does not model its dose: leave doseMg out.", row.Number);
        if (file.Protocol.Drug is Drug.Esketamine && mg is not (56 or 84))
            throw Refused.Rule(Rules.DoseNotAllowed, $"{mg} mg is not a dose of esketamine: give 56 or 84.", row.Number);

        // Label: treatment-resistant depression begins with 56 mg.
        if (file.Protocol is { Drug: Drug.Esketamine, Indication: Indication.Trd } && row.DoseNumber == 1 && mg != 56 && row.DoseMg != mg)
            throw Refused.Rule(Rules.FirstDose, $"The first dose is 56 mg, not {mg} mg: order it with an override of first-dose before.", row.Number);
        return mg;
    }
}
