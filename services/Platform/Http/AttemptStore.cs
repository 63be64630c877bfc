using System.Text;
using Scheduling.Platform.Storage;

namespace Scheduling.Platform.Http;

/// <summary>The attempts that were answered, with their answers.</summary>
static class AttemptStore
{
    /// <summary>
    /// Takes the key for this transaction; waits while another has it. Answers what was answered before, or null when the work is now to be done.
    /// </summary>
    /// <exception cref="RefusedException">The key was used for another command.</exception>
    public static async Task<AnswerResult?> Begin(Unit unit, Attempt attempt)
    {
        var isOurs = await unit.Execute(
            """
            INSERT INTO attempts (principal, attempt, fingerprint, expires_at) VALUES (@Principal, @Key, @Fingerprint, @ExpiresAt)
            ON CONFLICT (principal, attempt) DO UPDATE
            SET fingerprint = excluded.fingerprint, expires_at = excluded.expires_at, status = NULL, body = NULL, location = NULL, etag = NULL, is_sealed = false
            WHERE attempts.expires_at <= @Now
            """, new { attempt.Principal, attempt.Key, attempt.Fingerprint, attempt.ExpiresAt, attempt.Now }) == 1;
        if (isOurs) return null;

        var kept = await unit.One<Kept>(
            """
            SELECT fingerprint AS Fingerprint, status AS Status, body AS Body, location AS Location, etag AS ETag, is_sealed AS IsSealed
            FROM attempts WHERE principal = @Principal AND attempt = @Key
            """, new { attempt.Principal, attempt.Key });
        if (kept!.Fingerprint != attempt.Fingerprint)
            throw Refused.Conflict("idempotency-mismatch", "This Idempotency-Key was used for another route or body. Send a new key with a new command, and the same request with the same key.");
        return new()
        {
            Status = (int)kept.Status,
            Body = kept.IsSealed ? attempt.Cipher.Open(kept.Body) : Encoding.UTF8.GetBytes(kept.Body),
            Location = kept.Location,
            ETag = kept.ETag,
            IsReplay = true,
        };
    }

    public static Task Keep(Unit unit, Attempt attempt, AnswerResult sent, bool isSealed) => unit.Execute(
        """
        UPDATE attempts SET status = @Status, body = @body, location = @Location, etag = @ETag, is_sealed = @isSealed
        WHERE principal = @Principal AND attempt = @Key
        """,
        new
        {
            attempt.Principal,
            attempt.Key,
            sent.Status,
            body = isSealed ? attempt.Cipher.Seal(sent.Body) : Encoding.UTF8.GetString(sent.Body),
            sent.Location,
            sent.ETag,
            isSealed,
        });

    public static Task<int> Forget(Unit unit, DateTimeOffset expiredAt) =>
        unit.Execute("DELETE FROM attempts WHERE expires_at <= @expiredAt", new { expiredAt });

    sealed record Kept
    {
        public required string Fingerprint { get; init; }
        public required long Status { get; init; }
        public required string Body { get; init; }
        public required string? Location { get; init; }
        public required string? ETag { get; init; }
        public required bool IsSealed { get; init; }
    }
}
