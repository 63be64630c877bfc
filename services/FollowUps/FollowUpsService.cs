using Scheduling.FollowUps.Features;
using Scheduling.FollowUps.FollowUps;
using Scheduling.FollowUps.Therapists;
using Scheduling.Platform.Access;
using Scheduling.Platform.Hosting;
using Scheduling.Platform.Messaging;

namespace Scheduling.FollowUps;

/// <summary>Knows therapists and gives every dose the integration therapy that follows it, without anyone asking.</summary>
public sealed class FollowUpsService : IService
{
    public const string ServiceName = "follow-ups";

    public string Name => ServiceName;

    public void Register(IServiceCollection services)
    {
        services.AddValidation();
        services.AddDatabase<FollowUpsDatabase>().CopyKeys<FollowUpsDatabase>();
        services.AddSingleton<TherapistStore>().AddSingleton<FollowUpStore>().AddSingleton<Offering>();
    }

    public void Consume(EventConsumers consumers) => consumers
        .KeepKeys<FollowUpsDatabase>()
        .Add<ReplanFollowUpsWhenClinicConfigured>("clinic.configured.v1")
        .Add<ReplanFollowUpsWhenClinicDayChanges>("clinic.day-changed.v1")
        .Add<ReplanFollowUpsWhenCourseChanges>("course.booked.v1", "course.changed.v1")
        .Add<ReplanFollowUpsWhenSessionChanges>(
            "session.booked.v1", "session.moved.v1", "session.cancelled.v1", "session.missed.v1", "session.unplaced.v1", "session.checked-in.v1");

    public void Map(IEndpointRouteBuilder routes)
    {
        var setUp = routes.MapGroup("/v1/clinics/{clinicId}").WithTags("Therapists").Requires(Role.Admin, Role.Scheduler);
        PutTherapist.Map(setUp).Requires(Role.Admin, Role.Scheduler, Role.Therapist);
        RemoveTherapist.Map(setUp);
        GetTherapist.Map(setUp).Requires(Role.Admin, Role.Scheduler, Role.Therapist);
        ListTherapists.Map(setUp);
        PutTherapistOfRecord.Map(setUp);
        GetTherapistOfRecord.Map(setUp);

        var followUps = routes.MapGroup("/v1/clinics/{clinicId}").WithTags("Follow-ups").Requires(Role.Scheduler, Role.Therapist);
        ListFollowUps.Map(followUps);
        GetFollowUp.Map(followUps);
        ShowTherapistCalendar.Map(followUps);

        var followUp = followUps.MapGroup("/follow-ups/{followUpId:guid}");
        MoveFollowUp.Map(followUp);
        WaiveFollowUp.Map(followUp);
        CompleteFollowUp.Map(followUp);
        AcceptOption.Map(followUp).Requires(Role.Scheduler);
    }
}
