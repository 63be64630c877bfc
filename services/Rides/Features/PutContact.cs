using Scheduling.Platform.Hosting;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Channels;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.Contacts;
using Scheduling.Rides.OptOuts;
using Scheduling.Rides.Patients;
using Scheduling.Rides.Reminders;
using Scheduling.Rides.Rides;

namespace Scheduling.Rides.Features;

/// <summary>Creates or replaces how a patient is reached; it ends no opt-out.</summary>
public static class PutContact
{
    public static void Map(IEndpointRouteBuilder patients) => patients
        .MapPut("/{patientId}/contact", Handle)
        .WithName(nameof(PutContact))
        .WithSummary("Create or replace how a patient is reached. Ends no opt-out.")
        .Answers<Contact>()
        .Creates<Contact>()
        .WithExample(Example);

    static readonly ContactRequest Example = new()
    {
        DisplayName = "A. Rivera",
        Phone = "+15625550123",
        Email = "a@example.org",
        TimeZone = "America/New_York",
        Language = "en",
        Channels = [Medium.Sms, Medium.Email],
        SmsConsent = new() { Given = true, Source = "intake-form", At = new DateTimeOffset(2026, 12, 20, 17, 0, 0, TimeSpan.Zero) },
        Driver = new() { Kind = DriverKind.Adult, Name = "J. Rivera", Phone = "+15625550124" },
    };

    static Task<IResult> Handle([Slug] string clinicId, [Slug] string patientId, ContactRequest request, HttpContext http, Settings settings, RidesDatabase database) =>
        database.Answer(http, async unit =>
        {
            if (request.Errors() is { Count: > 0 } errors) throw new InvalidException(errors);
            var group = await ClinicStore.GroupOf(unit, clinicId);
            await PatientStore.Take(unit, group, patientId);
            var before = await ContactStore.Find(unit, group, patientId);
            if (before is not null) http.RequireMatch(before.Version);

            var contact = request.As(group, clinicId, patientId, (before?.Version ?? 0) + 1, unit.Now);
            // Put twice it is put once: nothing changed, so nothing has a new version.
            if (before?.SaysTheSameAs(contact) == true)
                return Answer.Ok(Contact.Of(before, before.CalledPhone is { } known && await InvalidNumbers.Has(unit, group, known)), before.Version);
            await ContactStore.Put(unit, contact);
            if (contact.CalledPhone is { } called && called != before?.CalledPhone) await InvalidNumbers.Clear(unit, group, called);
            if (contact.DriverPhone is { } driver && driver != before?.DriverPhone) await InvalidNumbers.Clear(unit, group, driver);
            var isDead = contact.CalledPhone is { } number && await InvalidNumbers.Has(unit, group, number);
            await RideRefits.ToContact(unit, before, contact, settings);
            await ReminderPlan.Renew(unit, group, patientId);
            return before is null
                ? Answer.Created(Contact.Of(contact, isDead), $"/v1/clinics/{clinicId}/patients/{patientId}/contact", contact.Version)
                : Answer.Ok(Contact.Of(contact, isDead), contact.Version);
        });
}
