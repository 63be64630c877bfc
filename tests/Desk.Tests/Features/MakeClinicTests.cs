using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class MakeClinicTests(SharedDesk shared)
{
    [Fact]
    public async Task From_an_empty_installation_to_the_first_course_there_are_only_forms()
    {
        await using var app = await DeskApp.Start(withClinic: false);
        using var owner = await app.Owner();

        var empty = await owner.Get("/");
        var made = await owner.Fill("/new-clinic", "/new-clinic",
            ("id", "first"), ("name", "First clinic"), ("timeZone", "America/Los_Angeles"), ("phone", "+1 562 555 0100"), ("remsCertified", "yes"), ("ridePolicy", "rideshare-allowed"));
        var therapists = await owner.Submit("/clinics/first/set-up/therapists", "/clinics/first/set-up/therapists", [("therapistId", "th-1"), ("name", "T. One"), ("hours-tue", "8-17"), ("hours-wed", "8-17")]);
        var patient = await owner.Submit("/clinics/first/patients", "/clinics/first/patients", [("patientId", "pt-1"), ("displayName", "P. First"), ("phone", "+15625550123")]);
        var course = await owner.Submit("/clinics/first/book", "/clinics/first/book",
            [("patient", "pt-1"), ("protocol", "spravato-trd"), ("start", "2027-01-05"), ("day", "tue"), ("day", "fri"), ("time", "10:00")]);
        var steps = await owner.Get("/clinics/first/first-steps");

        Assert.Contains("This installation is empty", empty.Text, StringComparison.Ordinal);
        Assert.Contains("--demo", empty.Text, StringComparison.Ordinal);
        Assert.Equal("/clinics/first/first-steps?done=clinic", made.Path);
        Assert.Contains("How many at once ← next", made.Text, StringComparison.Ordinal);
        Assert.Contains("T. One", therapists.Text, StringComparison.Ordinal);
        Assert.Contains("P. First", patient.Text, StringComparison.Ordinal);
        Assert.Contains("Booked.", course.Text, StringComparison.Ordinal);
        Assert.Contains("The first course ✓ done", steps.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clinic_that_is_there_is_not_written_over_and_what_was_typed_stays()
    {
        var clinic = await shared.Clinic();

        var taken = await clinic.Owner.Fill("/new-clinic", "/new-clinic", ("id", clinic.Id), ("name", "Typed name"), ("timeZone", "America/Los_Angeles"), ("phone", "+15625550100"));
        var wrong = await clinic.Owner.Fill("/new-clinic", "/new-clinic", ("id", $"{clinic.Id}-b"), ("name", "Typed name"), ("timeZone", "Long Beach"), ("phone", "+15625550100"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.Status);
        Assert.Contains("Another clinic has that id", taken.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Contains("IANA time zone", wrong.Text, StringComparison.Ordinal);
        Assert.Contains(("name", "Typed name"), DrawnForm.Of(wrong.Html, "/new-clinic"));
    }
}
