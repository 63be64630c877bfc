using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Channels;
using Scheduling.Rides.Contacts;
using Scheduling.Rides.Links;
using Scheduling.Rides.OptOuts;

namespace Scheduling.Rides.Pages;

/// <summary>Writes down what a patient says on the page about messages. Said twice it is said once.</summary>
static class PageOptOut
{
    public static async Task<PageNotice?> Say(Unit unit, OpenedLink opened, string action, string? channel)
    {
        if (!WireName.TryParse<Medium>(channel, out var medium) || medium == Medium.StaffCall) return null;
        if (await ContactStore.Find(unit, opened.Group, opened.PatientId) is not { } contact) return PageNotice.PleaseCall;
        var recipient = Recipient.For(contact);
        if (recipient.Phone is not { } number) return PageNotice.PleaseCall;
        // Who said no to texts on paper says yes to a person.
        if (action == "in" && medium == Medium.Sms && recipient.Consent == false) return PageNotice.PleaseCall;

        var patients = await OptOutChange.Take(unit, opened.Group, number);
        if (await OptOutLedger.IsOut(unit, opened.Group, number, medium) != (action == "out"))
            await OptOutChange.Record(unit, Entry(opened, number, medium, action, unit.Now), patients);
        return (action, medium) switch
        {
            ("out", Medium.Sms) => PageNotice.TextsOff,
            ("out", _) => PageNotice.EmailsOff,
            (_, Medium.Sms) => PageNotice.TextsOn,
            _ => PageNotice.EmailsOn,
        };
    }

    static OptOutRow Entry(OpenedLink opened, string number, Medium medium, string action, DateTimeOffset now) => new()
    {
        GroupId = opened.Group,
        Number = number,
        Seq = 0,
        Action = action,
        Channel = WireName.Of(medium),
        Scope = WireName.Of(OptOutScope.All),
        Source = "page",
        SaidBy = "the patient's page",
        ClinicId = opened.Link.ClinicId,
        At = now,
    };
}
