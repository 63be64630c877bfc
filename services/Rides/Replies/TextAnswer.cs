using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Platform.Time;
using Scheduling.Rides.Channels;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.Contacts;
using Scheduling.Rides.Messages;
using Scheduling.Rides.Planning;
using Scheduling.Rides.Reminders;
using Scheduling.Rides.Templates;

namespace Scheduling.Rides.Replies;

/// <summary>Answers a patient's own text: at once, outside the window and the budget.</summary>
static class TextAnswer
{
    /// <summary>An answer that could not leave in a day is no answer any more.</summary>
    static readonly TimeSpan Useful = TimeSpan.FromDays(1);

    public static async Task Queue(Unit unit, AnswerTo answer, string number, ClinicRow clinic, ContactRow? contact)
    {
        var id = Guid.CreateVersion7(unit.Now);
        var day = WallClock.ToLocal(unit.Now, contact?.Zone ?? clinic.Zone).Day;
        var occasion = ReminderWords.Occasion(clinic, contact, day, Medium.Sms);
        var own = await TemplateStore.Find(unit, new(clinic.ClinicId, WireName.Of(KindOf(answer)), TemplateKinds.LanguageOf(occasion.Language), ""));
        var written = new TemplatesInUse([.. own is null ? [] : new[] { own }]).Write(clinic.ClinicId, occasion, KindOf(answer), answer);
        await ReminderStore.Put(unit,
        [
            new()
            {
                ReminderId = id,
                ClinicId = clinic.ClinicId,
                GroupId = clinic.GroupId,
                PatientId = null,
                Version = 0,
                PlanKey = id.ToString(),
                Kind = WireName.Of(KindOf(answer)),
                Standing = WireName.Of(Standing.Fits),
                Day = day,
                DueAt = unit.Now,
                SendBefore = unit.Now + Useful,
                Status = ReminderStatus.Planned,
                Channel = WireName.Of(Medium.Sms),
                Address = number,
                Body = written.Body,
                TemplateId = written.TemplateId,
                TemplateVersion = written.TemplateVersion,
                Attempts = 0,
            },
        ], []);
    }

    /// <summary>Takes back the answers to a number that have not left yet.</summary>
    public static Task Withdraw(Unit unit, string group, string number) => unit.Execute(
        """
        UPDATE reminders SET status = 'skipped', reason = 'opted-out', lease_until = NULL
        WHERE group_id = @group AND address = @number AND patient_id IS NULL AND status = 'planned'
        """, new { group, number });

    static ReminderKind KindOf(AnswerTo answer) => answer switch
    {
        AnswerTo.Stop => ReminderKind.OptedOut,
        AnswerTo.Start => ReminderKind.OptedIn,
        AnswerTo.Help => ReminderKind.Help,
        AnswerTo.Crisis => ReminderKind.Crisis,
        _ => ReminderKind.Thanks,
    };
}
