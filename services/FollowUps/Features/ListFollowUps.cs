using Microsoft.AspNetCore.Http.HttpResults;
using Scheduling.FollowUps.FollowUps;
using Scheduling.FollowUps.Therapists;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;

namespace Scheduling.FollowUps.Features;

/// <summary>Lists a clinic's follow-ups by the first day of their windows.</summary>
public static class ListFollowUps
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/follow-ups", Handle)
        .WithName(nameof(ListFollowUps))
        .WithSummary("List follow-ups of a course, a patient, a date or a status. A therapist's key sees its own.");

    static async Task<Ok<Page<FollowUpAnswer>>> Handle(
        [Slug] string clinicId, Guid? courseId, [Slug] string? patientId, DateOnly? date, string? status, [AsParameters] PageRequest page,
        Principal principal, FollowUpStore followUps, Offering offering, CancellationToken cancellationToken)
    {
        var after = page.After<SortKey?>();
        var found = await followUps.List(new()
        {
            ClinicId = clinicId,
            CourseId = courseId,
            PatientId = patientId,
            Date = date,
            Status = Enumeration.Query<FollowUpStatus>(status, nameof(status)) is { } known ? WireName.Of(known) : null,
            Therapists = OwnFollowUps.Of(principal) is { } own ? FollowUpsAsked.TherapistList(own) : null,
            AfterWindow = after?.Window,
            AfterId = after?.FollowUpId,
            Most = page.Fetch,
        }, cancellationToken);
        var shown = Page.Of(found, page, followUp => new SortKey(followUp.Window.From, followUp.FollowUpId));
        var answers = (await offering.Show(clinicId, shown.Items, cancellationToken)).ToDictionary(answer => answer.FollowUpId);
        return TypedResults.Ok(shown.Select(followUp => answers[followUp.FollowUpId]));
    }

    sealed record SortKey(DateOnly Window, Guid FollowUpId);
}
