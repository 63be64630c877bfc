using Scheduling.Platform.Storage;
using Scheduling.Rides.Messages;
using Scheduling.Rides.Rides;
using Scheduling.Rides.Tasks;

namespace Scheduling.Rides.Replies;

/// <summary>Carries out the answer to a question.</summary>
static class QuestionAnswer
{
    public static readonly (TaskKind Kind, string Reason) Unclear = (TaskKind.CallPatient, TaskReason.Reply);

    static readonly (TaskKind Kind, string Reason) RideHelp = (TaskKind.CallPatient, TaskReason.RideHelp);

    /// <summary>What to answer, which is nothing where the answer is not clear, and what a person must do.</summary>
    public static async Task<(AnswerTo? Answer, (TaskKind Kind, string Reason)? Task)> Take(Unit unit, string group, Question question, Reply said) => (question.Asked, said) switch
    {
        (Asked.Ride, Reply.Yes) or (Asked.RideOrHelp, Reply.One) => await SetRides(unit, group, question),
        (Asked.Ride, Reply.No) or (Asked.RideOrHelp, Reply.Two) => await Help(unit, question),
        (Asked.NewTime, Reply.Yes or Reply.Okay) or (Asked.Talk, Reply.Confirm or Reply.Yes or Reply.Okay) => (AnswerTo.Agreed, null),
        (Asked.NewTime, Reply.No) => (AnswerTo.NeedsCall, (TaskKind.CallPatient, TaskReason.CallBack)),
        _ => (null, Unclear),
    };

    static async Task<(AnswerTo? Answer, (TaskKind Kind, string Reason)? Task)> SetRides(Unit unit, string group, Question question)
    {
        var became = await AskedRides.Confirm(unit, question);
        if (became.Contains(RideConfirmation.NotTheirs)) return (AnswerTo.NeedsCall, RideHelp);
        if (!became.Any(ride => ride is RideConfirmation.Confirmed or RideConfirmation.Already)) return (null, Unclear);
        // Who has a ride now needs no help with it.
        await PatientTaskStore.Settle(unit, group, question.PatientId, RideHelp.Kind, RideHelp.Reason, sessionIds: question.SessionIds);
        return (AnswerTo.RideSet, null);
    }

    static async Task<(AnswerTo? Answer, (TaskKind Kind, string Reason)? Task)> Help(Unit unit, Question question)
    {
        await AskedRides.Withdraw(unit, question);
        return (AnswerTo.NeedsCall, RideHelp);
    }
}
