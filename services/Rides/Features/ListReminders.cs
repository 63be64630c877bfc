using Microsoft.AspNetCore.Http.HttpResults;
using Scheduling.Platform.Http;
using Scheduling.Rides.Reminders;

namespace Scheduling.Rides.Features;

/// <summary>Lists messages that are planned and what became of those that were due.</summary>
public static class ListReminders
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/reminders", Handle)
        .WithName(nameof(ListReminders))
        .WithSummary("List a clinic's messages to patients in the order in which they are due.");

    static async Task<Ok<Page<Reminder>>> Handle(
        string clinicId, [Slug] string? patientId, Guid? sessionId, string? status, [AsParameters] PageRequest page,
        ReminderList reminders, CancellationToken cancellationToken)
    {
        if (status is not null && !ReminderStatus.All.Contains(status)) throw new InvalidException("status", $"must be one of {string.Join(", ", ReminderStatus.All)}");
        var after = page.After<Place?>();
        var filter = new ReminderFilter { PatientId = patientId, SessionId = sessionId, Status = status };
        var found = await reminders.Read(clinicId, filter, after is null ? null : (after.DueAt, after.ReminderId), page.Fetch, cancellationToken);
        return TypedResults.Ok(Page.Of(found, page, reminder => new Place(reminder.DueAt, reminder.ReminderId)));
    }

    /// <summary>The sort key.</summary>
    sealed record Place(DateTimeOffset DueAt, Guid ReminderId);
}
