using Scheduling.Courses.Audit;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Closures;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Features;
using Scheduling.Courses.Holds;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;
using Scheduling.Courses.Worklist;
using Scheduling.Platform.Access;
using Scheduling.Platform.Hosting;
using Scheduling.Platform.Messaging;
using Scheduling.Platform.Time;

namespace Scheduling.Courses;

/// <summary>Knows clinics and protocols, plans courses of treatment and books their sessions. Owns the API keys.</summary>
public sealed class CoursesService : IService
{
    public const string ServiceName = "courses";

    public string Name => ServiceName;

    public void Register(IServiceCollection services)
    {
        services.AddValidation();
        services.AddDatabase<CoursesDatabase>().OwnKeys<CoursesDatabase>();
        services.AddSingleton<ClinicStore>().AddSingleton<ProtocolStore>().AddSingleton<CourseStore>().AddSingleton<SessionStore>();
        services.AddSingleton<HoldStore>().AddSingleton<AuditStore>().AddSingleton<WorklistStore>().AddSingleton<ClosureStore>();
        services.AddTick<FollowTimeZoneRules>(TimeSpan.FromMinutes(1));
        services.AddTick<CallForWelfareChecks>(TimeSpan.FromSeconds(10));
        services.AddTick<TellReviewsDue>(TimeSpan.FromSeconds(30));
        services.AddTick<ReleaseDoubtfulSessions>(TimeSpan.FromSeconds(30));
        services.AddTick<ReleaseExpiredHolds>(TimeSpan.FromSeconds(10));
    }

    public void Consume(EventConsumers consumers) => consumers
        .TellKeys<CoursesDatabase>()
        .Add<KeepRideWhenChanged>(
            "ride.needed.v1", "ride.planned.v1", "ride.confirmed.v1", "ride.arrived.v1", "ride.departed.v1", "ride.cancelled.v1", "ride.at-risk.v1")
        .Add<KeepPatientTaskWhenChanged>("patient-task.opened.v1", "patient-task.done.v1")
        .Add<KeepFollowUpWhenChanged>("follow-up.booked.v1", "follow-up.moved.v1", "follow-up.cancelled.v1", "follow-up.unplaced.v1", "follow-up.completed.v1", "follow-up.waived.v1");

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapApiKeys<CoursesDatabase>();
        ListClinics.Map(routes).WithTags("Clinics").Requires(Readers);

        var setUp = routes.MapGroup("/v1/clinics/{clinicId}").WithTags("Clinics");
        PutClinic.Map(setUp).Requires(Role.Admin);
        PutProtocol.Map(setUp).Requires(Role.Admin);
        var clinics = routes.MapGroup("/v1/clinics/{clinicId}").WithTags("Clinics").Requires(Readers);
        GetClinic.Map(clinics);
        ListProtocols.Map(clinics);
        GetProtocol.Map(clinics);

        var days = routes.MapGroup("/v1/clinics/{clinicId}").WithTags("Days").Requires(Role.Scheduler);
        MakeClosure.Map(days);
        ListClosures.Map(days);
        LiftClosure.Map(days);
        GetDay.Map(days);
        GetUtilization.Map(days);

        var courses = routes.MapGroup("/v1/clinics/{clinicId}").WithTags("Courses").Requires(Role.Scheduler);
        ProposeCourse.Map(courses);
        BookCourse.Map(courses);
        ReleaseHold.Map(courses);
        GetCourse.Map(courses);
        ListCourses.Map(courses);

        GetWorklist.Map(courses);
        UndoCommand.Map(courses);
        ListAudit.Map(courses);
        VerifyAudit.Map(courses);

        var course = courses.MapGroup("/courses/{courseId:guid}");
        PauseCourse.Map(course);
        ResumeCourse.Map(course);
        DiscontinueCourse.Map(course);
        ReplanCourse.Map(course);
        RecordExternalDose.Map(course);
        TransferCourse.Map(course);

        var decisions = routes.MapGroup("/v1/clinics/{clinicId}").WithTags("Courses").Requires(Role.Clinician);
        PassReview.Map(decisions);
        Countersign.Map(decisions);
        SetGate.Map(decisions.MapGroup("/courses/{courseId:guid}"));
        SetDoses.Map(decisions.MapGroup("/courses/{courseId:guid}"));
        SwitchCourse.Map(decisions.MapGroup("/courses/{courseId:guid}"));

        var sessions = routes.MapGroup("/v1/clinics/{clinicId}").WithTags("Sessions").Requires(Role.Scheduler);
        GetSession.Map(sessions);
        ListSessions.Map(sessions);
        ShowChairCalendar.Map(sessions);

        var session = sessions.MapGroup("/sessions/{sessionId:guid}");
        ListAlternatives.Map(session);
        MoveSession.Map(session);
        DeferSession.Map(session);
        CancelSession.Map(session);
        MissSession.Map(session);
        HoldSession.Map(session);
        ReleaseSession.Map(session);
        PinSession.Map(session);
        UnpinSession.Map(session);
        CheckIn.Map(session);
        SubmitRemsForm.Map(session);
        RecordWelfareCheck.Map(session);

        var orders = routes.MapGroup("/v1/clinics/{clinicId}/sessions/{sessionId:guid}").WithTags("Sessions").Requires(Role.Clinician);
        OmitSession.Map(orders);
        TakeVitals.Map(orders);
        Administer.Map(orders);
        ExtendObservation.Map(orders);
        Discharge.Map(orders);
    }

    /// <summary>Who may read how a clinic is set up.</summary>
    static readonly IReadOnlyList<Role> Readers = [Role.Scheduler, Role.Clinician, Role.Therapist, Role.Admin];
}
