namespace Scheduling.Courses.Protocols;

/// <summary>What must be true of a clinic's own protocol before it is stored: by it no course could be planned, or none safely, otherwise. Pure.</summary>
public static class ProtocolRules
{
    const int LongestBlockMinutes = 720;
    const int ObservationOfEsketamine = 120; // REMS: at least two hours after the last device
    const int AdministrationOfEsketamine = 10; // label: three devices, five minutes apart
    const int LongestWindowDays = 60;

    /// <summary>Every mistake by the field it is in, such as <c>phases[1].minGapDays</c>; empty when the protocol may be stored.</summary>
    public static IReadOnlyDictionary<string, string[]> Errors(Protocol protocol, Protocol? before)
    {
        var errors = new FieldErrors();
        errors.When(string.IsNullOrWhiteSpace(protocol.Name) || protocol.Name.Length > 200, "name", "must be a name of at most 200 characters");
        errors.When(protocol.MinGapDays is < 1 or > 366, "minGapDays", "must lie between 1 and 366: never two doses on one day");
        Identity(protocol, before, errors);
        Doses(protocol, errors);
        Block(protocol, errors);
        Gates(protocol, errors);
        FollowUp(protocol.FollowUp, errors);
        Instructions(protocol.Instructions, errors);
        if (protocol.Drug is Drug.Esketamine) Esketamine(protocol, errors);
        PhaseRules.Check(protocol, errors);
        return errors.ByField();
    }

    // Whoever knows the id knows what it stands for; another medicine is another protocol.
    static void Identity(Protocol protocol, Protocol? before, FieldErrors errors)
    {
        if (before is null) return;
        errors.When(protocol.Drug != before.Drug, "drug", "cannot change from one version to the next: give the protocol another id");
        errors.When(protocol.Route != before.Route, "route", "cannot change from one version to the next: give the protocol another id");
        errors.When(protocol.Indication != before.Indication, "indication", "cannot change from one version to the next: give the protocol another id");
    }

    static void Doses(Protocol protocol, FieldErrors errors) =>
        errors.When(protocol.DoseMg?.Any(mg => mg is < 1 or > 1000) is true, "doseMg", "must be milligrams between 1 and 1000");

    static void Block(Protocol protocol, FieldErrors errors)
    {
        var block = protocol.Block;
        var parts = new[]
        {
            ("checkInMinutes", block.CheckInMinutes), ("administrationMinutes", block.AdministrationMinutes),
            ("observationMinutes", block.ObservationMinutes), ("dischargeMinutes", block.DischargeMinutes),
        };
        foreach (var (name, minutes) in parts)
        {
            errors.When(minutes is < 0 or > LongestBlockMinutes, $"block.{name}", $"must lie between 0 and {LongestBlockMinutes}");
            errors.When(minutes > 0 && protocol.Route is DoseRoute.Home, $"block.{name}", "must be 0: a dose at home takes no chair");
        }

        var length = parts.Sum(part => (long)part.Item2);
        errors.When(length is 0 && protocol.Route is not DoseRoute.Home, "block", "must take some minutes: a visit holds a chair");
        errors.When(length > LongestBlockMinutes, "block", $"must take at most {LongestBlockMinutes} minutes in all");
    }

    static void Gates(Protocol protocol, FieldErrors errors)
    {
        var gates = protocol.Gates;
        errors.When(gates.Distinct().Count() < gates.Count, "gates", "must name each gate once");
        errors.When(gates.Contains(Gate.RemsEnrolment) && protocol.Drug is not Drug.Esketamine, "gates", "must not have rems-enrolment: only esketamine has a REMS, and nobody could clear it");
    }

    static void FollowUp(FollowUpPlan plan, FieldErrors errors)
    {
        var isCounted = plan.Per is FollowUpPer.Count;
        errors.When(isCounted && plan.Count is null, "followUp.count", "is needed with per count");
        errors.When(!isCounted && plan.Count is not null, "followUp.count", "goes with per count only");
        errors.When(plan.Count is < 1 or > 100, "followUp.count", "must lie between 1 and 100");
        if (plan.Preparation is { } preparation) Preparation(preparation, errors);
        if (plan.Per is FollowUpPer.None) return;

        errors.When(plan.FromDay is < 0 or > LongestWindowDays, "followUp.fromDay", $"must lie between 0, the day of the dose, and {LongestWindowDays}");
        errors.When(plan.ToDay > LongestWindowDays, "followUp.toDay", $"must be at most {LongestWindowDays}");
        errors.When(plan.ToDay < plan.FromDay, "followUp.toDay", "must not lie before fromDay");
        errors.When(plan.ToDay < 1, "followUp.toDay", "must be at least 1: no follow-up is placed on a dosing day");
        errors.When(plan.Minutes is < 5 or > 480, "followUp.minutes", "must lie between 5 and 480");
    }

    // Days are counted backwards from the first dose; one a day, so that the window must have room for all.
    static void Preparation(PreparationPlan plan, FieldErrors errors)
    {
        errors.When(plan.Sessions is < 1 or > 10, "followUp.preparation.sessions", "must lie between 1 and 10");
        errors.When(plan.Minutes is < 5 or > 480, "followUp.preparation.minutes", "must lie between 5 and 480");
        errors.When(plan.ToDay < 1, "followUp.preparation.toDay", "must be at least 1, the day before the first dose");
        errors.When(plan.FromDay > LongestWindowDays, "followUp.preparation.fromDay", $"must be at most {LongestWindowDays} days before the first dose");
        errors.When(plan.FromDay - plan.ToDay + 1 < plan.Sessions, "followUp.preparation.fromDay", "must lie so many days before toDay that each meeting has a day: days are counted backwards from the first dose");
    }

    static void Instructions(Instructions instructions, FieldErrors errors)
    {
        errors.When(instructions.FoodHours is < 0 or > 48, "instructions.foodHours", "must lie between 0 and 48");
        errors.When(instructions.LiquidMinutes is < 0 or > 2880, "instructions.liquidMinutes", "must lie between 0 and 2880");
        errors.When(instructions.NasalSprayHours is < 0 or > 48, "instructions.nasalSprayHours", "must lie between 0 and 48");
    }

    // The label and the REMS leave a clinic no choice here.
    static void Esketamine(Protocol protocol, FieldErrors errors)
    {
        errors.When(protocol.Route is not DoseRoute.Intranasal, "route", "must be intranasal: esketamine is a nasal spray, taken at the clinic");
        errors.When(protocol.DoseMg is null, "doseMg", "is needed: esketamine is counted in devices");
        errors.When(protocol.DoseMg?.Any(mg => mg is not (56 or 84)) is true, "doseMg", "must be 56 or 84: other doses of esketamine are not on the US label");
        errors.When(protocol is { Indication: Indication.Trd, DoseMg: [not 56, ..] }, "doseMg", "must begin with 56: the first dose in treatment-resistant depression");
        errors.When(
            protocol.Block.ObservationMinutes < ObservationOfEsketamine, "block.observationMinutes",
            $"must be at least {ObservationOfEsketamine}: the REMS asks for two hours of observation after every dose");
        errors.When(
            protocol.Block.AdministrationMinutes < AdministrationOfEsketamine, "block.administrationMinutes",
            $"must be at least {AdministrationOfEsketamine}: three devices, five minutes apart");
        errors.When(!protocol.Gates.Contains(Gate.RemsEnrolment), "gates", "must have rems-enrolment: the patient is enrolled before the first dose");
        errors.When(protocol.NoDriving is not NoDriving.NextDay, "noDriving", "must be next-day: not before the next day, after a restful sleep");
        errors.When(protocol.Missed is not MissedDose.SameWeekOrLost, "missed", "must be same-week-or-lost: a missed dose of esketamine is not made up by more later");
    }
}
