using MassTransit;
using Scheduling.Desk.Live;

namespace Scheduling.Desk.Features;

/// <summary>Has every open page of a clinic look again when anything happened there.</summary>
sealed class WakePagesWhenClinicChanges(DeskDatabase database, ClinicChanges changes) : IConsumer<Happening>
{
    public async Task Consume(ConsumeContext<Happening> context)
    {
        await database.Once(context, "wake-pages-when-clinic-changes", (unit, told) => ClinicChanges.Note(unit, told.Select(t => t.Message.ClinicId)));
        changes.Wake(context.Message.ClinicId);
    }
}
