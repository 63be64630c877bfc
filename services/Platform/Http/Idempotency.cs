using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Scheduling.Platform.Storage;

namespace Scheduling.Platform.Http;

/// <summary>
/// Runs commands so that one sent twice with the same Idempotency-Key is done once: the attempt's row is inserted first, in the command's own
/// transaction, so that a second request waits on it and is then given the first one's bytes. Only 2xx is kept; a refusal or a crash leaves the key free.
/// </summary>
public static class Idempotency
{
    /// <summary>Runs a command in one transaction and answers with what it changed. What it throws undoes everything, and the key stays free.</summary>
    public static async Task<IResult> Answer(this Database database, HttpContext http, Func<Unit, Task<Answer>> work)
    {
        var attempt = await Attempt.Of(http);
        return await database.Write(unit => Once(unit, attempt, work), http.RequestAborted);
    }

    /// <summary>Answers a POST that changes nothing, such as a proposal: it takes no lock, and replays all the same.</summary>
    public static async Task<IResult> AnswerReading(this Database database, HttpContext http, Func<Task<Answer>> look)
    {
        var attempt = await Attempt.Of(http);
        return attempt is null
            ? Sent(await look())
            : await database.Write(unit => Once(unit, attempt, _ => look()), http.RequestAborted);
    }

    static async Task<AnswerResult> Once(Unit unit, Attempt? attempt, Func<Unit, Task<Answer>> work)
    {
        if (attempt is null) return Sent(await work(unit));
        if (await AttemptStore.Begin(unit, attempt) is { } before) return before;
        var answer = await work(unit);
        var sent = Sent(answer);
        await AttemptStore.Keep(unit, attempt, sent, answer.HoldsSecret);
        return sent;
    }

    static AnswerResult Sent(Answer answer) => new()
    {
        Status = answer.Status,
        Body = JsonSerializer.SerializeToUtf8Bytes(answer.Resource, answer.Resource.GetType(), Json.Options),
        Location = answer.Location,
        ETag = answer.Version is { } version ? Http.ETag.Of(version) : null,
    };
}
