using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduling.Contracts.Rides;
using Scheduling.TestServers;
using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests;

/// <summary>Tests of what is done to a session of a running course, each in its own time.</summary>
public abstract class OnSessions(Apps apps, string engine) : OnMovingClock(apps, engine)
{
    /// <summary>An answer at the door that nothing stands against.</summary>
    protected static readonly object Here = new { driver = new { kind = "adult" }, fasting = new { kept = true } };

    protected static readonly object ByDoctor = new { outcome = "continue", by = "dr-lee" };

    /// <summary>Spravato on Tuesdays and Fridays from 5 January 2027 with nothing in its way.</summary>
    protected static JsonObject Cleared(object? instead = null) => With(Spravato(new { gates = AllOf("screening consent rems-enrolment authorization drug-on-hand") }), instead);

    /// <summary>The same for a patient with acute suicidal ideation.</summary>
    protected static JsonObject Mdsi(object? instead = null) =>
        With(Course("spravato-mdsi", "2027-01-05", "tue fri", new { gates = AllOf("screening consent rems-enrolment authorization drug-on-hand") }), instead);

    /// <summary>Six infusions from 5 April 2027 with nothing in their way.</summary>
    protected static JsonObject ClearedInfusions(object? instead = null) => With(Infusions(new { gates = AllOf("screening consent") }), instead);

    static Dictionary<string, string> AllOf(string gates) => gates.Split(' ').ToDictionary(gate => gate, _ => "cleared");

    protected static object Override(string rule) => new { rule, by = "dr-lee", why = "The patient travels." };

    /// <summary>What the world hears of it: of a session its number, version and reason; of a course its status; of a review its kind. Sorted.</summary>
    protected async Task<IReadOnlyList<string>> Told(ClinicOfTest clinic, Func<Task> act) =>
        [.. (await Heard(clinic, act)).Select(happened => happened.Type.Split('.')[0] switch
        {
            "session" => $"{happened.Type} {happened.Body.Line("number version reason")}",
            _ => $"{happened.Type} {happened.Body.Line(happened.Body.TryGetProperty("kind", out _) ? "kind" : "status")}",
        }).Order(StringComparer.Ordinal)];

    /// <summary>The events that it is told by.</summary>
    protected async Task<IReadOnlyList<HeardEvent>> Heard(ClinicOfTest clinic, Func<Task> act)
    {
        var before = await AllTold(clinic);
        await act();
        return [.. (await AllTold(clinic)).Except(before)];
    }

    /// <summary>That a refused command leaves the course as it was and tells nothing.</summary>
    protected async Task ChangesNothing(ClinicOfTest clinic, JsonElement course, Func<Task> act)
    {
        var (before, told) = ((await clinic.Again(course)).GetRawText(), await Published(clinic));
        await act();
        Assert.Equal(before, (await clinic.Again(course)).GetRawText());
        Assert.Equal(told, await Published(clinic));
    }

    /// <summary>The session on its own, as it is now.</summary>
    protected static Task<JsonElement> Read(ClinicOfTest clinic, JsonElement course, int number) => clinic.Get($"/sessions/{ClinicOfTest.IdOf(course, number)}");

    protected static async Task<IReadOnlyList<string>> Sessions(ClinicOfTest clinic, JsonElement course, string members) =>
        [.. (await clinic.Again(course)).List("sessions").Where(session => session.Text("status") != "projected").Select(session => session.Line(members))];

    protected static async Task<IReadOnlyList<string>> Worklist(ClinicOfTest clinic, string kind) =>
        [.. (await clinic.Get("/worklist")).List("items").Where(item => item.Text("kind") == kind).Select(item => item.Line("sessionId dueAt"))];

    /// <summary>Has the rides say of a session's ride what it is now, and waits until that is known here.</summary>
    protected async Task Ride(ClinicOfTest clinic, JsonElement course, int number, string status, long version, string? kind = "adult")
    {
        var sessionId = Guid.Parse(ClinicOfTest.IdOf(course, number));
        var ride = new RideEvent
        {
            ClinicId = clinic.Id,
            Version = version,
            Group = clinic.Id,
            PatientId = "pt-1",
            CourseId = course.GetProperty("courseId").GetGuid(),
            SessionId = sessionId,
            Kind = kind,
            Status = status == "at-risk" ? "needed" : status,
            PickUpFrom = App.Clock.Instant,
            Deadline = App.Clock.Instant,
            AtRiskSince = status == "at-risk" ? App.Clock.Instant : null,
            Legs = [],
        };
        await App.Database.Write(
            unit =>
            {
                _ = status switch
                {
                    "confirmed" => unit.Publish(new RideConfirmed(ride)),
                    "cancelled" => unit.Publish(new RideCancelled(ride)),
                    "planned" => unit.Publish(new RidePlanned(ride)),
                    "at-risk" => unit.Publish(new RideAtRisk(ride)),
                    _ => unit.Publish(new RideNeeded(ride)),
                };
                return Task.CompletedTask;
            }, Cancellation);
        await Eventually.Holds(
            async () => (await App.Rows<string>("SELECT type FROM outbox WHERE subject = @subject AND type LIKE 'ride.%' AND done_at IS NULL", new { subject = sessionId.ToString() })).Count == 0,
            TimeSpan.FromSeconds(30), Cancellation);
    }
}
