using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;

namespace Scheduling.Courses.Tests.Planning;

public sealed class PlannerPropertyTests
{
    const int Tries = 300;

    [Fact]
    public void The_plan_of_an_empty_clinic_equals_the_reference_steps() => ForAny(scenario =>
    {
        var plan = scenario.PlanAlone();
        if (plan.Violations.Count == 0)
        {
            var reference = new ReferencePlanner(scenario.Request, scenario.Clinic).Plan();

            var placed = plan.Sessions.Select(session => new ReferenceSlot(session.Number, session.Phase, session.TargetDate, session.Date, session.LocalTime));
            var left = plan.Unplaced.Select(slot => new ReferenceSlot(slot.Number, slot.Phase, slot.TargetDate, null, null));
            Assert.Equal(reference, placed.Concat(left).OrderBy(slot => slot.Number));
        }
    });

    [Fact]
    public void The_same_input_gives_the_same_plan() => ForAny(scenario =>
        Assert.Equal(JsonSerializer.Serialize(scenario.Plan()), JsonSerializer.Serialize(scenario.Plan())));

    [Fact]
    public void No_plan_breaks_a_gap_or_puts_two_doses_on_a_day() => ForAny(scenario =>
    {
        var (request, sessions) = (scenario.Request, scenario.Plan().Sessions);
        for (var i = 1; i < sessions.Count; i++)
        {
            var phase = PhaseOf(request, sessions[i]);
            Assert.True(sessions[i].Date.DayNumber - sessions[i - 1].Date.DayNumber >= (phase.MinGapDays ?? request.Protocol.MinGapDays));
        }

        Assert.All(sessions, session => Assert.All(request.OtherDoseDates, other => Assert.True(Math.Abs(other.DayNumber - session.Date.DayNumber) >= 2)));
    });

    [Fact]
    public void No_plan_uses_a_closed_day_or_one_the_patient_cannot_come() => ForAny(scenario =>
    {
        var calendar = new ReferenceCalendar(scenario.Clinic);
        Assert.All(scenario.Plan().Sessions, session =>
        {
            Assert.True(calendar.IsOpen(session.Date) || scenario.Request.Protocol.Route is DoseRoute.Home);
            Assert.DoesNotContain(session.Date, scenario.Request.Unavailable);
        });
    });

    [Fact]
    public void Every_visit_lies_whole_inside_hours_prescriber_and_the_patients_window() => ForAny(scenario =>
    {
        var (request, clinic) = (scenario.Request, scenario.Clinic);
        Assert.All(scenario.Plan().Sessions, session =>
        {
            var (from, to) = (session.LocalTime, session.LocalTime.Add(request.Protocol.Block.Length));
            Assert.Equal(0, from.Minute % clinic.GridMinutes);
            Assert.True(request.TimeWindow is not { } window || (window.From <= from && to <= window.To));
            if (request.Protocol.Route is not DoseRoute.Home)
            {
                var day = Weekdays.Of(session.Date);
                Assert.Contains(clinic.Hours, hours => hours.Day == day && hours.Opens <= from && to <= hours.Closes);
                for (var minute = from; minute < to; minute = minute.AddMinutes(5))
                {
                    Assert.Contains(clinic.PrescriberHours, onSite => onSite.Day == day && onSite.From <= minute && minute < onSite.To);
                }
            }
        });
    });

    [Fact]
    public void Every_booked_visit_has_a_chair_of_its_route_and_keeps_the_limits() => ForAny(scenario =>
    {
        var (request, clinic) = (scenario.Request, scenario.Clinic);
        var visits = scenario.Plan().Sessions.Where(session => session.IsBooked && request.Protocol.Route is not DoseRoute.Home).ToArray();
        Assert.All(visits, session =>
        {
            var chair = Assert.Single(clinic.Chairs, chair => chair.Id == session.ChairId);
            Assert.Contains(request.Protocol.Route, chair.Routes);
            Assert.True(request.ChairId is null || request.ChairId == chair.Id);

            var turnover = TimeSpan.FromMinutes(clinic.TurnoverMinutes);
            Assert.DoesNotContain(scenario.Booked, other => other.ChairId == chair.Id && other.StartsAt < session.EndsAt + turnover && session.StartsAt < other.EndsAt + turnover);

            for (var instant = session.StartsAt; instant < session.EndsAt; instant = instant.AddMinutes(5))
            {
                Assert.True(clinic.MaxMonitored is not { } most || scenario.Booked.Count(other => other.StartsAt <= instant && instant < other.EndsAt) < most);
            }

            Assert.True(scenario.Booked.Count(other => other.StartsAt == session.StartsAt) < clinic.MaxStartsPerGridLine);
        });
        Assert.All(scenario.Plan().Sessions.Where(session => !session.IsBooked), session => Assert.Null(session.ChairId));
    });

    [Fact]
    public void No_dose_leaves_its_treatment_week_its_window_or_unflagged_its_ceiling() => ForAny(scenario =>
    {
        var (request, plan) = (scenario.Request, scenario.Plan());
        foreach (var session in plan.Sessions)
        {
            var phase = PhaseOf(request, session);
            var window = phase.WindowDays ?? (session.TargetDate.DayNumber - plan.Sessions.LastOrDefault(other => other.Number == session.Number - 1)?.Date.DayNumber < 28 ? 3 : 5);
            Assert.True(phase.Placement switch
            {
                Placement.WeekBound => (session.Date.DayNumber - request.StartDate.DayNumber) / 7 + 1 == session.TreatmentWeek && session.Date >= request.StartDate,
                Placement.Slide => Math.Abs(session.ShiftDays) <= (phase.PerWeek == 1 ? 2 : 1) && session.Date >= request.StartDate,
                _ => Math.Abs(session.ShiftDays) <= window,
            });
        }

        var series = plan.Sessions.Where(session => session.Phase is PhaseName.Acute).ToArray();
        if (series.Length > 0)
        {
            var exceeds = series[^1].Date.DayNumber - request.StartDate.DayNumber > request.Protocol.Phases[0].CeilingDays - 1;
            Assert.Equal(exceeds, plan.CeilingExceeded);
            Assert.Equal(exceeds, plan.Warnings.Any(warning => warning.Rule == Rules.CeilingExceeded));
        }
    });

    [Fact]
    public void Every_slot_of_the_current_phase_is_placed_or_left_to_a_human_and_numbers_have_no_holes() => ForAny(scenario =>
    {
        var plan = scenario.Plan();
        if (plan.Sessions.Count + plan.Unplaced.Count > 0)
        {
            var numbers = plan.Sessions.Select(session => session.Number).Concat(plan.Unplaced.Select(slot => slot.Number)).Order();
            Assert.Equal(Enumerable.Range(1, plan.Sessions.Count + plan.Unplaced.Count), numbers);
            Assert.Equal(Enumerable.Range(1, plan.Sessions.Count), plan.Sessions.Select(session => session.DoseNumber));
            Assert.Equal(
                scenario.Request.Protocol.Phases[0].Sessions,
                plan.Sessions.Count(session => session.IsBooked) + plan.Unplaced.Count(slot => slot.IsBooked));
            Assert.All(plan.Unplaced, slot => Assert.NotEmpty(slot.RefusedBy));
            Assert.All(plan.Sessions, session => Assert.Equal(session.ShiftDays == 0, session.ShiftReason is null));
        }
        else
        {
            Assert.NotEmpty(plan.Violations);
        }
    });

    [Fact]
    public void The_local_time_promised_and_the_instant_are_one() => ForAny(scenario =>
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(scenario.Clinic.TimeZone);
        Assert.All(scenario.Plan().Sessions, session =>
        {
            Assert.Equal(session.Date.ToDateTime(session.LocalTime), TimeZoneInfo.ConvertTime(session.StartsAt, zone).DateTime);
            Assert.Equal(session.StartsAt.Offset, zone.GetUtcOffset(session.StartsAt));
            Assert.Equal(session.EndsAt.Offset, zone.GetUtcOffset(session.EndsAt));
            Assert.Equal(scenario.Request.Protocol.Block.Length, session.EndsAt - session.StartsAt);
        });
    });

    static Phase PhaseOf(PlanRequest request, PlannedSession session) => request.Protocol.Phases.Single(phase => phase.Name == session.Phase);

    static void ForAny(Action<Scenario> holds) =>
        Prop.ForAll(Scenario.Any, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(Tries));
}
