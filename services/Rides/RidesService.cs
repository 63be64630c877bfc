using Scheduling.Platform.Access;
using Scheduling.Platform.Hosting;
using Scheduling.Platform.Messaging;
using Scheduling.Platform.Time;
using Scheduling.Rides.Channels;
using Scheduling.Rides.Contacts;
using Scheduling.Rides.Features;
using Scheduling.Rides.Links;
using Scheduling.Rides.OptOuts;
using Scheduling.Rides.Pages;
using Scheduling.Rides.Patients;
using Scheduling.Rides.Providers;
using Scheduling.Rides.Reminders;
using Scheduling.Rides.Replies;
using Scheduling.Rides.Rides;
using Scheduling.Rides.Tasks;
using Scheduling.Rides.Templates;

namespace Scheduling.Rides;

/// <summary>Knows how patients are reached, which rides their visits need, and sends their messages within the law.</summary>
public sealed class RidesService : IService
{
    public const string ServiceName = "rides";

    public string Name => ServiceName;

    public void Register(IServiceCollection services)
    {
        services.AddValidation();
        services.AddDatabase<RidesDatabase>();
        services.CopyKeys<RidesDatabase>();
        services.AddSingleton(provider => MessageChannels.From(provider.GetRequiredService<Settings>()));
        services.AddSingleton<ContactStore>().AddSingleton<PatientStore>().AddSingleton<RideStore>().AddSingleton<ReminderList>().AddSingleton<OptOutList>().AddSingleton<DueReminders>();
        services.AddSingleton<PatientTaskStore>().AddSingleton<ReplyStore>().AddSingleton<TemplateStore>();
        services.AddTick<SendDueReminders>(TimeSpan.FromMilliseconds(250));
        services.AddTick<WatchRides>(TimeSpan.FromSeconds(1));
        services.AddSingleton(provider => RideProvider.From(provider.GetRequiredService<Settings>())).AddSingleton<RideOrderStore>();
        services.AddTick<CallRideProvider>(TimeSpan.FromSeconds(1));
        services.AddSingleton<PublicAddress>().AddSingleton<LinkTokens>().AddSingleton<PatientLinks>().AddSingleton<LinkList>();
        services.AddSingleton<PatientPageReader>().AddSingleton<PageForms>();
    }

    public void Consume(EventConsumers consumers) => consumers
        .KeepKeys<RidesDatabase>()
        .Add<KeepClinicWhenConfigured>("clinic.configured.v1")
        .Add<KeepRideRulesWhenClinicConfigured>("clinic.configured.v1")
        .Add<KeepRideRulesWhenDayChanges>("clinic.day-changed.v1")
        .Add<KeepRideWhenVisitProgresses>(
            "session.checked-in.v1", "session.held.v1", "session.administered.v1", "session.observation-extended.v1", "session.discharged.v1", "session.changed.v1")
        .Add<PlanRemindersWhenSessionChanges>(
            "session.booked.v1", "session.moved.v1", "session.cancelled.v1", "session.missed.v1", "session.unplaced.v1")
        .Add<PlanRemindersWhenFollowUpChanges>(
            "follow-up.booked.v1", "follow-up.moved.v1", "follow-up.cancelled.v1", "follow-up.unplaced.v1", "follow-up.completed.v1", "follow-up.waived.v1")
        .Add<SilenceWhenPatientDies>("course.changed.v1");

    public void Map(IEndpointRouteBuilder routes)
    {
        // A channel that the settings name wrongly stops the start, not the first message.
        routes.ServiceProvider.GetRequiredService<MessageChannels>();

        var patients = routes.MapGroup("/v1/clinics/{clinicId}/patients").WithTags("Patients").Requires(Role.Scheduler);
        ListPatients.Map(patients);
        GetPatient.Map(patients);
        GetContact.Map(patients);
        PutContact.Map(patients);
        MakePatientLink.Map(patients);
        ListPatientLinks.Map(patients);
        RevokePatientLink.Map(patients);
        RevokePatientLinks.Map(patients);

        var rides = routes.MapGroup("/v1/clinics/{clinicId}").WithTags("Rides and reminders").Requires(Role.Scheduler);
        ListRides.Map(rides);
        ListReminders.Map(rides);
        OptOut.Map(rides);
        OptIn.Map(rides);
        ListOptOuts.Map(rides);
        ListPatientTasks.Map(rides);
        FinishPatientTask.Map(rides);
        ListReplies.Map(rides);

        var ride = routes.MapGroup("/v1/clinics/{clinicId}/rides/{sessionId}").WithTags("Rides and reminders").Requires(Role.Scheduler);
        GetRide.Map(ride);
        PlanRide.Map(ride);
        ConfirmRide.Map(ride);
        ReceiveDriver.Map(ride);
        DepartRide.Map(ride);
        CancelRide.Map(ride);

        var page = routes.MapGroup("/p/{token}").WithTags("The patient's page").Public();
        ShowPatientPage.Map(page);
        ShowPatientCalendar.Map(page);
        ConfirmRideOnPage.Map(page);
        RequestTimeOnPage.Map(page);
        OptOutOnPage.Map(page);
        OptInOnPage.Map(page);

        ReceiveReceipt.Map(routes).WithTags("Rides and reminders").Public();
        ReceiveRideStatus.Map(routes).WithTags("Rides and reminders").Public();
        var templates = routes.MapGroup("/v1/clinics/{clinicId}/templates").WithTags("Templates").Requires(Role.Scheduler);
        ListTemplates.Map(templates);
        GetTemplate.Map(templates);
        PreviewTemplate.Map(templates);
        var setUp = routes.MapGroup("/v1/clinics/{clinicId}/templates").WithTags("Templates").Requires(Role.Admin);
        PutTemplate.Map(setUp);
        RemoveTemplate.Map(setUp);

        ReceiveText.Map(routes).WithTags("Rides and reminders").Public();
    }
}
