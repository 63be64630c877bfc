using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Scheduling.Platform.Storage;

namespace Scheduling.Platform.Http;

/// <summary>Which problem an exception is.</summary>
sealed class ProblemOfException(Engine? engine)
{
    /// <summary>The problem, or null when the exception is a fault of ours.</summary>
    public Problem? Of(Exception failure) => failure switch
    {
        RefusedException refused => Problem.Of(refused.Status) with
        {
            Code = refused.Code,
            Title = refused.Status == 409 ? TitleOf(refused.Code) : Problem.Of(refused.Status).Title,
            Detail = refused.Message,
            Violations = refused.Violations,
            Members = refused.Members,
        },
        NotFoundException => Problem.Of(404) with { Detail = failure.Message },
        InvalidException invalid => Problem.Validation(invalid.Errors),
        BadHttpRequestException { StatusCode: 400 } unreadable => Problem.Validation(UnreadableRequest.Errors(unreadable)),
        BadHttpRequestException other => Problem.Of(other.StatusCode),
        UnavailableException => Problem.Of(503) with { Detail = $"{failure.Message} Try again in a moment." },
        DbException stored when engine?.IsUnstorable(stored) == true =>
            Problem.Validation(new Dictionary<string, string[]> { ["body"] = ["must not contain the NUL character or halves of characters"] }),
        DbException stored when engine?.IsConflict(stored) == true =>
            Problem.Of(409) with { Code = "already-exists", Detail = "This collides with something that is stored already. Read it and decide anew." },
        DbException { IsTransient: true } => Problem.Of(503),
        _ => null,
    };

    static string TitleOf(string code) => code switch
    {
        "slot-taken" => "The place is taken",
        "already-exists" => "It exists already",
        "hold-expired" => "The hold is over",
        "idempotency-mismatch" => "The key was used for something else",
        _ => Problem.Of(409).Title,
    };
}
