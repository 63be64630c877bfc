using Scheduling.Platform.Storage;
using Scheduling.Rides.Messages;
using Scheduling.Rides.Tasks;

namespace Scheduling.Rides.Replies;

/// <summary>Carries out the answer to a question.</summary>
static class QuestionAnswer
{
    public static readonly (TaskKind Kind, string Reason) Unclear = (TaskKind.CallPatient, TaskReason.Reply);

    /// <summary>What to answer, which is nothing where the answer is not clear, and what a person must do.</summary>
    public static async Task<(AnswerTo? Answer, (TaskKind Kind, string Reason)? Task)> Take(Unit unit, string group, Question question, Reply said) => (question.Asked, said) switch
    {
        (Asked.Ride, Reply.Yes) or (Asked.RideOrHelp, Reply.One) => await SetRides(unit, group, question),
        (Asked.Ride, Reply.No) or (Asked.RideOrHelp, Reply.Two) => (AnswerTo.NeedsCall, (TaskKind.CallPatient, TaskReason.RideHelp)),
        (Asked.NewTime, Reply.Yes or Reply.Okay) or (Asked.Talk, Reply.Confirm or Reply.Yes or Reply.Okay) => (AnswerTo.Agreed, null),
        (Asked.NewTime, Reply.No) => (AnswerTo.NeedsCall, (TaskKind.CallPatient, TaskReason.CallBack)),
        _ => (null, Unclear),
    };

    static async Task<(AnswerTo? Answer, (TaskKind Kind, string Reason)? Task)> SetRides(Unit unit, string group, Question question)
    {
        if (!await AskedRides.Confirm(unit, question)) return (null, Unclear);
        // Who has a ride now needs no help with it.
        await PatientTaskStore.Settle(unit, group, question.PatientId, TaskKind.CallPatient, TaskReason.RideHelp, sessionIds: question.SessionIds);
        return (AnswerTo.RideSet, null);
    }
}
