using Scheduling.Contracts.Courses;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class SilenceWhenPatientDiesTests
{
    static CourseChanged Course(string status, string reason, long version) => new()
    {
        ClinicId = "lbw", Group = "lbw", PatientId = "pt-1", Version = version, CourseId = Happening.Course, ProtocolId = "spravato-trd", ProtocolVersion = 1,
        Status = status, Start = new(2027, 1, 5), Pattern = ["tue", "fri"], DoseDates = [], Gates = new Dictionary<string, string>(), Reason = reason,
    };

    const string WithDriver = """, "driver": { "kind": "adult", "phone": "+15625550177", "smsConsent": true } """;

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Edge_case_58_nothing_is_said_to_anybody_about_a_patient_who_died(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-08");
        await stage.Contact(more: WithDriver);
        var visit = Booked("2027-01-12");
        await stage.Happens(Clinic(), visit, FollowUp("2027-01-13", "14:00", visit));
        await stage.Until("2027-01-11", "11:00");
        var before = stage.SentLines();

        await stage.Happens(Course("discontinued", "deceased", 2), visit.Cancelled("deceased"));
        Assert.Empty(await stage.Reminders("status=planned"));
        await stage.Until("2027-01-14");

        Assert.Equal(before, stage.SentLines());
        Assert.Contains("2027-01-11T10:00 driver", before);
        Assert.Empty(await stage.Tasks());
        Assert.Empty(await stage.Events("reminder.skipped.v1"));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_course_that_said_so_by_mistake_and_goes_on_ends_the_silence(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        await stage.Contact();
        var visit = Booked("2027-01-12");
        await stage.Happens(Clinic(), visit);
        var died = visit.Cancelled("deceased");
        await stage.Happens(Course("discontinued", "deceased", 2), died);

        await stage.Happens(Course("active", "undone", 3), new SessionBooked(died with { Version = died.Version + 1, Status = "booked", Reason = "undone" }));
        // What is late changes nothing.
        await stage.Happens(Course("discontinued", "deceased", 2));
        await stage.Until("2027-01-11", "11:00");

        Assert.Equal(["2027-01-11T10:00 t-1"], stage.SentLines());
    }
}
