using Scheduling.Courses.Clinics;
using static Scheduling.Courses.Clinics.Weekday;

namespace Scheduling.Courses.Protocols;

/// <summary>The protocols every clinic begins with; a clinic's own templates stand beside them.</summary>
/// <remarks>
/// "Label" is the US label of esketamine nasal spray. Racemic ketamine has no label schedule: its templates are what clinics publish.
/// "Default" is a choice of the clinical rules without a source: a clinic confirms it with its prescriber.
/// </remarks>
public static class ShippedProtocols
{
    public static IReadOnlyList<Protocol> All { get; } =
    [
        SpravatoTrd(),
        SpravatoMdsi(),
        IvSixInTwoWeeks(),
        IvSixInThreeWeeks(),
        IvSixWeekly(),
        IvFourInTwoWeeks(),
        IvEightInFourWeeks(),
        ImEightInFourWeeks(),
        ImSixInThreeWeeks(),
        SublingualSixInThreeWeeks(),
        LozengeHome(),
    ];

    /// <summary>Null when no shipped protocol has that id.</summary>
    public static Protocol? Find(string id) => All.FirstOrDefault(protocol => protocol.Id == id);

    // Label: eight doses in weeks 1-4, weekly in weeks 5-8, then every two weeks or weekly; benefit is judged at the end of week 4.
    static Protocol SpravatoTrd() => Spravato with
    {
        Id = "spravato-trd",
        Name = "Spravato, treatment-resistant depression",
        Indication = Indication.Trd,
        DoseMg = [56, 84], // label: dose 1 is 56 mg, later doses 56 or 84 mg
        Phases =
        [
            SpravatoInduction(ReviewKind.Benefit),
            new()
            {
                Name = PhaseName.Weekly,
                Placement = Placement.Interval,
                Anchor = IntervalAnchor.Slot,
                EveryDays = 7,
                Sessions = 4,
                WindowDays = 2, // default (R4)
                MinGapDays = 5, // default (R4)
                Review = ReviewKind.Frequency, // default: the label asks for the lowest frequency that holds the response
            },
            new()
            {
                Name = PhaseName.Maintenance,
                Placement = Placement.Interval,
                Anchor = IntervalAnchor.Slot,
                EveryDays = 14,
                AllowedEveryDays = [7, 14],
                Sessions = null,
                WindowDays = 3, // default (R4)
                MinGapDays = 11, // default (R4)
            },
        ],
    };

    // Label: eight doses in four weeks; beyond week 4 it has not been evaluated, so nothing follows by itself.
    static Protocol SpravatoMdsi() => Spravato with
    {
        Id = "spravato-mdsi",
        Name = "Spravato, depression with acute suicidal ideation or behavior",
        Indication = Indication.Mdsi,
        DoseMg = [84], // label; may be reduced to 56 mg
        Phases = [SpravatoInduction(ReviewKind.MdsiEnd)],
    };

    static Protocol IvSixInTwoWeeks() => Iv with
    {
        Id = "iv-6-in-2-weeks",
        Name = "IV ketamine, 6 infusions in 2 weeks",
        Phases = [Series(6, weeks: 2, perWeek: 3, ceilingDays: 21, midSeriesReviewAfter: 3, [[Mon, Wed, Fri]]), Boosters(14, 21, 28)],
    };

    static Protocol IvSixInThreeWeeks() => Iv with
    {
        Id = "iv-6-in-3-weeks",
        Name = "IV ketamine, 6 infusions in 3 weeks",
        Phases = [SixInThreeWeeks(), Boosters(14, 21, 28)],
    };

    static Protocol IvSixWeekly() => Iv with
    {
        Id = "iv-6-weekly",
        Name = "IV ketamine, 6 weekly infusions",
        MinGapDays = 5, // default for one dose a week (R3s)
        Phases = [Series(6, weeks: 6, perWeek: 1, ceilingDays: 42, midSeriesReviewAfter: 3, AnyWeekday), Boosters(28)],
    };

    static Protocol IvFourInTwoWeeks() => Iv with
    {
        Id = "iv-4-in-2-weeks",
        Name = "IV ketamine, 4 infusions in 2 weeks",
        Phases = [Series(4, weeks: 2, perWeek: 2, ceilingDays: 21, midSeriesReviewAfter: null, [[Mon, Thu]]), Boosters(14, 21, 28)],
    };

    static Protocol IvEightInFourWeeks() => Iv with
    {
        Id = "iv-8-in-4-weeks",
        Name = "IV ketamine, 8 infusions in 4 weeks",
        Phases = [EightInFourWeeks(), Boosters(14, 21, 28)],
    };

    static Protocol ImEightInFourWeeks() => Im with
    {
        Id = "im-8-in-4-weeks",
        Name = "IM ketamine, 8 injections in 4 weeks",
        Phases = [EightInFourWeeks(), Boosters(14, 21, 28)],
    };

    static Protocol ImSixInThreeWeeks() => Im with
    {
        Id = "im-6-in-3-weeks",
        Name = "IM ketamine, 6 injections in 3 weeks",
        Phases = [SixInThreeWeeks(), Boosters(14, 21, 28)],
        Instructions = Iv.Instructions,
    };

    static Protocol SublingualSixInThreeWeeks() => Racemic with
    {
        Id = "sublingual-6-in-3-weeks",
        Name = "Sublingual ketamine in the clinic, 6 doses in 3 weeks",
        Route = DoseRoute.Sublingual,
        Block = new() { CheckInMinutes = 15, AdministrationMinutes = 15, ObservationMinutes = 120, DischargeMinutes = 15 },
        Phases = [SixInThreeWeeks(), Boosters(14, 21, 28)],
        Instructions = new() { FoodHours = 6 }, // clinics that give it by mouth
        NoDriving = NoDriving.TwentyFourHours,
    };

    // A dose at home is recorded, for gaps and for driving; it books no room, form or ride (default).
    static Protocol LozengeHome() => Racemic with
    {
        Id = "lozenge-home",
        Name = "Ketamine lozenge at home, 4 weekly doses",
        Route = DoseRoute.Home,
        Block = new() { CheckInMinutes = 0, AdministrationMinutes = 0, ObservationMinutes = 0, DischargeMinutes = 0 },
        MinGapDays = 5, // default for one dose a week (R3s)
        Phases = [Series(4, weeks: 4, perWeek: 1, ceilingDays: 28, midSeriesReviewAfter: null, AnyWeekday), Boosters(14, 21, 28)],
        FollowUp = new() { Per = FollowUpPer.PerDose, FromDay = 1, ToDay = 7, Minutes = 60 }, // clinics see oral patients within a week
        Instructions = new() { FoodHours = 6 },
        NoDriving = NoDriving.NextDay, // default
    };

    static Protocol Spravato => new()
    {
        Id = "",
        Version = 1,
        Name = "",
        Route = DoseRoute.Intranasal,
        Drug = Drug.Esketamine,
        // Label: two or three devices five minutes apart, then at least two hours, counted from the last device; the margin is a default (R9).
        Block = new() { CheckInMinutes = 15, AdministrationMinutes = 10, ObservationMinutes = 120, DischargeMinutes = 20 },
        MinGapDays = 2, // default (R2): no source names a minimum; it forbids consecutive days and lets a holiday shift
        Phases = [],
        Gates = [Gate.Screening, Gate.Consent, Gate.RemsEnrolment, Gate.Authorization, Gate.DrugOnHand],
        FollowUp = ThreeDays,
        Instructions = new() { FoodHours = 2, LiquidMinutes = 30, NasalSprayHours = 1 }, // label
        NoDriving = NoDriving.NextDay, // label: the next day, after a restful sleep
        Missed = MissedDose.SameWeekOrLost, // label: continue the current schedule
    };

    static Protocol Racemic => new()
    {
        Id = "",
        Version = 1,
        Name = "",
        Route = DoseRoute.Iv,
        Drug = Drug.Ketamine,
        Block = new() { CheckInMinutes = 0, AdministrationMinutes = 0, ObservationMinutes = 0, DischargeMinutes = 0 },
        MinGapDays = 2, // default (R2), as in Monday-Wednesday-Friday practice
        Phases = [],
        Gates = [Gate.Screening, Gate.Consent],
        FollowUp = ThreeDays,
        Instructions = new(),
        NoDriving = NoDriving.TwentyFourHours,
        Missed = MissedDose.Slide, // default: keep the count while the ceiling allows
    };

    // 15 + 40 + 60 + 15 is 130, rounded up to 135 (R9): the discharge margin takes the five minutes.
    static Protocol Iv => Racemic with
    {
        Block = new() { CheckInMinutes = 15, AdministrationMinutes = 40, ObservationMinutes = 60, DischargeMinutes = 20 },
        Instructions = new() { FoodHours = 4, LiquidMinutes = 240 }, // one clinic's rule; others ask 6 hours and 2 hours
    };

    static Protocol Im => Racemic with
    {
        Route = DoseRoute.Im,
        Block = new() { CheckInMinutes = 15, AdministrationMinutes = 5, ObservationMinutes = 85, DischargeMinutes = 15 },
        NoDriving = NoDriving.NextDay,
    };

    // Default (R6): one to three days after the dose.
    static FollowUpPlan ThreeDays => new() { Per = FollowUpPer.PerDose, FromDay = 1, ToDay = 3, Minutes = 60 };

    static Phase SpravatoInduction(ReviewKind review) => new()
    {
        Name = PhaseName.Induction,
        Placement = Placement.WeekBound,
        Sessions = 8,
        Weeks = 4,
        PerWeek = 2,
        Patterns = [[Tue, Fri], [Mon, Thu]], // the trials dosed on days 1, 4, 8, 11, 15, 18, 22, 25
        Review = review,
    };

    static Phase SixInThreeWeeks() => Series(6, weeks: 3, perWeek: 2, ceilingDays: 21, midSeriesReviewAfter: 3, [[Tue, Thu], [Mon, Thu]]);

    static Phase EightInFourWeeks() => Series(8, weeks: 4, perWeek: 2, ceilingDays: 28, midSeriesReviewAfter: 4, [[Mon, Thu]]);

    static Phase Series(int sessions, int weeks, int perWeek, int ceilingDays, int? midSeriesReviewAfter, IReadOnlyList<IReadOnlyList<Weekday>> patterns) => new()
    {
        Name = PhaseName.Acute,
        Placement = Placement.Slide,
        Sessions = sessions,
        Weeks = weeks,
        PerWeek = perWeek,
        Patterns = patterns,
        CeilingDays = ceilingDays,
        MidSeriesReviewAfter = midSeriesReviewAfter, // default: stop or adjust when three or four doses did nothing
        Review = ReviewKind.EndOfSeries,
    };

    static Phase Boosters(params int[] intervalsDays) => new()
    {
        Name = PhaseName.Booster,
        Placement = Placement.Interval,
        Anchor = IntervalAnchor.Actual,
        IntervalsDays = intervalsDays,
        Sessions = null,
        Review = ReviewKind.Booster,
    };

    static IReadOnlyList<IReadOnlyList<Weekday>> AnyWeekday => [[Mon], [Tue], [Wed], [Thu], [Fri]];
}
