using Scheduling.Desk.Forms;

namespace Scheduling.Desk.Patients;

/// <summary>Makes of the contact's form what the API takes.</summary>
static class ContactForm
{
    public static object Body(TypedForm form) => new
    {
        displayName = form.Text("displayName") ?? "",
        phone = Number(form.Text("phone")),
        email = form.Text("email"),
        timeZone = form.Text("timeZone"),
        language = form.Text("language"),
        channels = form.Text("channels")?.Split(','),
        smsConsent = form.Text("consent") is { } given ? new { given = given == "yes", source = form.Text("consentSource"), at = form.Moment("consentAt") } : null,
        driver = form.Text("driverKind") is { } kind
            ? new { kind, name = form.Text("driverName"), phone = Number(form.Text("driverPhone")), smsConsent = form.Is("driverConsent") } : null,
    };

    /// <summary>People write numbers with blanks, brackets and dashes; they travel without.</summary>
    public static string? Number(string? typed) => typed is null ? null : string.Concat(typed.Where(c => c is not (' ' or '-' or '(' or ')' or '.' or '/')));
}
