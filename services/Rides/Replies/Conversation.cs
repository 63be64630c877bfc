using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Platform.Time;
using Scheduling.Rides.Channels;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.Contacts;
using Scheduling.Rides.Messages;
using Scheduling.Rides.OptOuts;
using Scheduling.Rides.Tasks;

namespace Scheduling.Rides.Replies;

/// <summary>Hears one text that was sent to a clinic, and does what it asks for; what it cannot do is a task for a person.</summary>
sealed class Conversation
{
    readonly Unit unit;
    readonly ClinicRow clinic;
    readonly string number, words;
    readonly Correspondents people;
    readonly DateOnly revokeAllFrom;

    Conversation(Unit unit, ClinicRow clinic, string number, string words, Correspondents people, DateOnly revokeAllFrom) =>
        (this.unit, this.clinic, this.number, this.words, this.people, this.revokeAllFrom) = (unit, clinic, number, words, people, revokeAllFrom);

    ContactRow? Reader => people.Patients is [var first, ..] ? first : null;

    /// <summary>Takes the turns of all that the text may be about, keeps it and obeys it.</summary>
    public static async Task Hear(Unit unit, ClinicRow clinic, string number, string words, Meaning meaning, DateOnly revokeAllFrom)
    {
        var people = await Correspondents.Take(unit, clinic.GroupId, number);
        var conversation = new Conversation(unit, clinic, number, words, people, revokeAllFrom);
        var answered = await conversation.Obey(meaning);
        await ReplyStore.Put(unit, new()
        {
            ReplyId = Guid.CreateVersion7(unit.Now),
            ClinicId = clinic.ClinicId,
            GroupId = clinic.GroupId,
            Number = number,
            ReceivedAt = unit.Now,
            Body = words,
            Understood = WireName.Of(meaning.Said),
            ReminderId = answered,
        });
    }

    /// <summary>The message whose question it answered; null where it answered none.</summary>
    async Task<Guid?> Obey(Meaning meaning)
    {
        // Who is out gets nothing more; who is in needs no telling that they are.
        var isOut = await OptOutLedger.IsOut(unit, clinic.GroupId, number, Medium.Sms);
        switch (meaning.Said)
        {
            case Reply.Crisis:
                // A person is called first; the text that may save a life is the one text that leaves, even where it also ends texts.
                await Open(TaskKind.CallPatient, TaskReason.Crisis);
                if (meaning.EndsTexts && !isOut) await EndTexts();
                if (!isOut && people.Patients.All(patient => patient.ConsentGiven != false)) await Answer(AnswerTo.Crisis);
                return null;
            case Reply.WrongNumber:
                await Open(TaskKind.CallPatient, TaskReason.WrongNumber);
                if (!isOut) await EndTexts(OptOutScope.All);
                await InvalidNumbers.Mark(unit, clinic.GroupId, number);
                return null;
            case Reply.Cancel:
                await Open(TaskKind.PossibleCancellation, TaskReason.Cancel);
                goto case Reply.Stop;
            case Reply.Stop:
                if (isOut) return null;
                await EndTexts();
                await Answer(AnswerTo.Stop);
                return null;
            case Reply.Start:
                await Start(isOut);
                return null;
            case Reply.Help:
                if (!isOut) await Answer(AnswerTo.Help);
                return null;
            case Reply.Thanks:
                return null;
            case Reply.NotComing:
                await Open(TaskKind.PossibleCancellation, TaskReason.Reply);
                return null;
            case Reply.OtherTime:
                await Open(TaskKind.TimeRequest, TaskReason.Reply);
                return null;
            case Reply.Other:
                await Open(TaskKind.CallPatient, TaskReason.Reply);
                return null;
            default:
                return await TakeAnswer(meaning.Said, isOut);
        }
    }

    async Task EndTexts(OptOutScope? scope = null)
    {
        await TextAnswer.Withdraw(unit, clinic.GroupId, number);
        await Record("out", scope ?? (WallClock.ToLocal(unit.Now, clinic.Zone).Day >= revokeAllFrom ? OptOutScope.All : OptOutScope.Reminders));
    }

    async Task Start(bool isOut)
    {
        if (await InvalidNumbers.Has(unit, clinic.GroupId, number))
        {
            await Open(TaskKind.CallPatient, TaskReason.WrongNumber);
            return;
        }
        if (!isOut && !await OptOutLedger.IsOut(unit, clinic.GroupId, number, Medium.Sms, OptOutScope.All)) return;
        await Record("in", OptOutScope.All);
        await Answer(AnswerTo.Start);
    }

    /// <summary>An answer counts only where it is clear what was asked; anything else changes nothing and is for a person to read.</summary>
    async Task<Guid?> TakeAnswer(Reply said, bool isOut)
    {
        var question = await Question.Open(unit, clinic.GroupId, number);
        var (answer, task) = question is null ? (null, QuestionAnswer.Unclear) : await QuestionAnswer.Take(unit, clinic.GroupId, question, said);
        if (task is { } todo) await Open(todo.Kind, todo.Reason, question);
        if (answer is { } text && !isOut) await Answer(text);
        return answer is null ? null : question!.ReminderId;
    }

    Task Record(string action, OptOutScope scope) => OptOutChange.Record(unit, new()
    {
        GroupId = clinic.GroupId,
        Number = number,
        Seq = 0,
        Action = action,
        Channel = WireName.Of(Medium.Sms),
        Scope = WireName.Of(scope),
        Source = "sms",
        SaidBy = "the number itself",
        ClinicId = clinic.ClinicId,
        At = unit.Now,
        Words = words,
    }, people.Patients);

    Task Answer(AnswerTo what) => TextAnswer.Queue(unit, what, number, clinic, Reader);

    /// <summary>Opens a task for everybody the text may be about, or for the one who was asked.</summary>
    async Task Open(TaskKind kind, string reason, Question? question = null)
    {
        foreach (var patient in people.Concerned.Where(patient => question is null || patient.PatientId == question.PatientId))
        {
            await PatientTaskStore.Open(unit, new()
            {
                ClinicId = question?.ClinicId ?? clinic.ClinicId,
                GroupId = clinic.GroupId,
                PatientId = patient.PatientId,
                Kind = kind,
                Reason = reason,
                SessionIds = question?.SessionIds ?? await NextVisit(patient.PatientId, kind),
                Said = words,
            });
        }
    }

    /// <summary>What a patient who does not name it most likely means.</summary>
    async Task<IReadOnlyList<Guid>> NextVisit(string patientId, TaskKind kind) => kind is not (TaskKind.PossibleCancellation or TaskKind.TimeRequest) ? [] : await unit.Query<Guid>(
        """
        SELECT session_id FROM sessions
        WHERE group_id = @GroupId AND patient_id = @patientId AND status = 'booked' AND route <> 'home' AND starts_at > @Now ORDER BY starts_at LIMIT 1
        """, new { clinic.GroupId, patientId, unit.Now });
}
