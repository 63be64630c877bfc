using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Scheduling.Courses.Audit;
using Scheduling.Courses.Clinics;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Features;

/// <summary>Lists the accepted commands of a clinic, or of one subject.</summary>
public static class ListAudit
{
    public sealed record Item
    {
        public required long Seq { get; init; }

        /// <summary>With the clinic's offset.</summary>
        public required DateTimeOffset At { get; init; }

        /// <summary>The key that gave the command.</summary>
        public required string Who { get; init; }

        public required string Command { get; init; }
        public required string Subject { get; init; }
        public required string? CourseId { get; init; }

        /// <summary>Each entity that changed, and its version before and after.</summary>
        public required JsonElement Versions { get; init; }

        public required JsonElement Detail { get; init; }
    }

    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/audit", Handle)
        .WithName(nameof(ListAudit))
        .WithSummary("List the accepted commands in their order; subject is the id of a session, a review, a course with all that belongs to it, or of the clinic.");

    static async Task<Ok<Page<Item>>> Handle(
        string clinicId, string? subject, [AsParameters] PageRequest page, AuditStore audit, ClinicStore clinics, CancellationToken cancellationToken)
    {
        var zone = WallClock.Zone((await clinics.Get(clinicId, cancellationToken)).TimeZone);
        var rows = await audit.List(clinicId, subject, page.After<AuditPlace>()?.Seq ?? 0, page.Fetch, cancellationToken);
        return TypedResults.Ok(Page.Of(rows, page, row => new AuditPlace(row.Seq)).Select(row => new Item
        {
            Seq = row.Seq,
            At = WallClock.InZone(row.At, zone),
            Who = row.Who,
            Command = row.Command,
            Subject = row.Subject,
            CourseId = row.CourseId,
            Versions = JsonDocument.Parse(row.Versions).RootElement,
            Detail = JsonDocument.Parse(row.Detail).RootElement,
        }));
    }

    sealed record AuditPlace(long Seq);
}
