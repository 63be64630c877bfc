using Scheduling.Desk.Accounts;
using Scheduling.Desk.Api;
using Scheduling.Desk.Courses;
using Scheduling.Desk.Features;
using Scheduling.Desk.Live;
using Scheduling.Desk.SignIn;
using Scheduling.Platform.Access;
using Scheduling.Platform.Hosting;
using Scheduling.Platform.Messaging;
using Scheduling.Platform.Storage;

namespace Scheduling.Desk;

/// <summary>The pages at which schedulers work. Knows who may sign in; all else it asks the other services for, with that person's rights.</summary>
public sealed class DeskService : IService
{
    public const string ServiceName = "desk";

    public string Name => ServiceName;

    public void Register(IServiceCollection services)
    {
        services.AddDatabase<DeskDatabase>();
        services.AddSingleton<AccountStore>().AddSingleton<Passwords>().AddSingleton<SignInLinks>().AddSingleton<WebSessions>().AddSingleton<FormTokens>();
        services.AddSingleton<Proof, SessionProof>();
        services.AddSingleton<OwnAddress>().AddSingleton<ClinicApi>().AddSingleton<PatientNames>();
        services.AddSingleton<ClinicChanges>().AddSingleton<CourseNews>();
        services.AddSingleton<CoursePageReader>();
        services.AddRazorComponents();
    }

    public void Consume(EventConsumers consumers) => consumers
        .Add<WakePagesWhenClinicChanges>(Heard.Everything)
        .Add<RememberEventWhenCourseChanges>(Heard.OfCourses);

    public void Map(IEndpointRouteBuilder routes)
    {
        RequireOthers(routes.ServiceProvider);
        PageAssets.Map(routes);

        var open = routes.MapOpenPages();
        ShowSignIn.Map(open);
        EnterPassword.Map(open);
        FollowSignInLink.Map(open);
        ChoosePassword.Map(open);
        ChooseTheme.Map(open);

        var pages = routes.MapPages();
        ShowHome.Map(pages);
        SignOut.Map(pages);
        ShowOwnAccount.Map(pages);
        EndSessions.Map(pages);
        ShowAccounts.Map(pages);
        AddAccount.Map(pages);
        ChangeAccount.Map(pages);

        ShowDay.Map(pages);
        ShowSession.Map(pages);
        CommandSession.Map(pages);
        ListStarts.Map(pages);
        ShowBooking.Map(pages);
        HoldPlan.Map(pages);
        BookFromForm.Map(pages);
        ShowCourse.Map(pages);
        CommandCourse.Map(pages);
        RecordGate.Map(pages);
        RecordReview.Map(pages);
        UndoLast.Map(pages);
        ShowWorklist.Map(pages);
        FinishPatientTask.Map(pages);
        CountersignOverride.Map(pages);
        StreamChanges.Map(pages);

        ShowPatients.Map(pages);
        AddPatient.Map(pages);
        ShowPatient.Map(pages);
        SaveContact.Map(pages);
        ChooseTherapist.Map(pages);
        CommandFollowUp.Map(pages);
        CommandRide.Map(pages);
        FinishTask.Map(pages);
        RecordOptOut.Map(pages);
        HandOverLink.Map(pages);
        WithdrawLink.Map(pages);

        ShowSetUp.Map(pages);
        SaveClinic.Map(pages);
        ShowClosures.Map(pages);
        CloseDays.Map(pages);
        LiftDays.Map(pages);
        ShowTherapists.Map(pages);
        SaveTherapist.Map(pages);
        DismissTherapist.Map(pages);
        ShowProtocols.Map(pages);
        ShowProtocol.Map(pages);
        SaveProtocol.Map(pages);
        ShowTemplates.Map(pages);
        ShowTemplate.Map(pages);
        SaveTemplate.Map(pages);
        ShowKeys.Map(pages);
        MakeKey.Map(pages);
        RevokeKey.Map(pages);

        ShowWeek.Map(pages);
        ShowMonth.Map(pages);
        ShowUtilization.Map(pages);
        ShowNewClinic.Map(pages);
        MakeClinic.Map(pages);
        ShowFirstSteps.Map(pages);
    }

    /// <summary>A service that is neither in this process nor named in the settings stops the start, not the first page.</summary>
    static void RequireOthers(IServiceProvider services)
    {
        var (settings, here) = (services.GetRequiredService<Settings>(), services.GetServices<Database>().Select(database => database.Name).ToHashSet());
        foreach (var (key, name) in new[] { ("Courses", "courses"), ("FollowUps", "follow-ups"), ("Rides", "rides") })
        {
            if (!settings.Services.ContainsKey(key) && !here.Contains(name))
                throw new SettingException($"Services:{key}", null, $"the Desk must know where it listens; set it to its address, such as http://{name}:8080");
        }
    }
}
