using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Scheduling.Contracts.Courses;

namespace Scheduling.FollowUps.Tests.Features;

/// <summary>A clinic of a test's own in a shared host.</summary>
sealed class TestClinic(FollowUpsHost host)
{
    public string Id { get; } = $"c-{Guid.NewGuid():N}"[..14];

    public string Path => $"/v1/clinics/{Id}";

    public FollowUpsHost Host => host;

    /// <summary>Open from Monday to Friday 8 to 17 in Los Angeles, with one therapist from 9 to 17 unless told otherwise.</summary>
    public static async Task<TestClinic> In(FollowUpsHost host, params string[] therapists)
    {
        var clinic = new TestClinic(host);
        await host.Tell(Given.ClinicEvent(clinic.Id));
        foreach (var therapist in therapists.DefaultIfEmpty("th-maple")) await clinic.Employ(therapist);
        return clinic;
    }

    /// <summary>From Monday to Friday, and by video in the hours that are named.</summary>
    public async Task<JsonNode> Employ(string therapistId, string from = "09:00", string to = "17:00", object[]? leave = null, params object[] telehealthHours)
    {
        var answer = await host.Put($"{Path}/therapists/{therapistId}", new
        {
            name = therapistId, hours = Given.Workdays.Select(day => new { day = Platform.Http.WireName.Of(day), from, to }), leave, telehealthHours,
        });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Hours by video.</summary>
    public static object Video(string day, string from = "10:00", string to = "14:00") => new { day, from, to };

    public static object Away(string from, string? to = null) => new { from, to = to ?? from };

    /// <summary>A command on a follow-up, with the admin key unless told otherwise.</summary>
    public Task<HttpResponseMessage> Try(JsonNode followUp, string command, object body, HttpClient? by = null, string? ifMatch = null, string? key = null) =>
        Try((string)followUp["followUpId"]!, command, body, by, ifMatch, key);

    public async Task<HttpResponseMessage> Try(string followUpId, string command, object body, HttpClient? by = null, string? ifMatch = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Path}/follow-ups/{followUpId}/{command}") { Content = JsonContent.Create(body) };
        if (ifMatch is not null) request.Headers.Add("If-Match", ifMatch);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await (by ?? host.Http).SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The same where it must succeed; answers the follow-up.</summary>
    public async Task<JsonNode> Do(JsonNode followUp, string command, object body, HttpClient? by = null)
    {
        using var answer = await Try(followUp, command, body, by);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == System.Net.HttpStatusCode.OK, $"{command}: {(int)answer.StatusCode} {text}");
        await host.Settle();
        return JsonNode.Parse(text)!;
    }

    /// <summary>The status of a refusal, and the rules that it names or else its code.</summary>
    public static async Task<string> Refusal(HttpResponseMessage answer)
    {
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        var rules = problem["violations"]?.AsArray().Select(violation => (string?)violation!["rule"]) ?? [];
        return $"{(int)answer.StatusCode} {string.Join(' ', rules.DefaultIfEmpty(((string)problem["type"]!).Split(':')[^1]))}";
    }

    /// <summary>The only follow-up that the query finds.</summary>
    public async Task<JsonNode> One(string query = "") => Assert.Single(await FollowUps(query));

    /// <summary>Booked doses of one course at 10 o'clock.</summary>
    public IReadOnlyList<SessionBooked> Course(string patientId, params string[] dates)
    {
        var courseId = Guid.CreateVersion7();
        return [.. dates.Select((date, i) => new SessionBooked(Session(courseId, patientId, date, i + 1, dates)))];
    }

    public SessionEvent Session(Guid courseId, string patientId, string date, int number, IEnumerable<string> doses) => new()
    {
        ClinicId = Id,
        Version = 1,
        Group = Id,
        PatientId = patientId,
        CourseId = courseId,
        SessionId = Guid.CreateVersion7(),
        Number = number,
        DoseNumber = number,
        Phase = "induction",
        TreatmentWeek = 1,
        Route = "intranasal",
        Status = "booked",
        LocalDate = Given.Day(date),
        LocalTime = new(10, 0),
        TimeZone = Given.LosAngeles,
        StartsAt = Given.At($"{date}T10:00-08:00"),
        EndsAt = Given.At($"{date}T12:45-08:00"),
        ProtocolId = "spravato-trd",
        ProtocolVersion = 1,
        FollowUp = new() { Per = "per-dose", FromDay = 1, ToDay = 3, Minutes = 60 },
        Instructions = new(),
        NoDrivingBefore = Given.Day(date).AddDays(1),
        DoseDates = [.. doses.Select(Given.Day)],
        PhaseEndsWithNumber = 8,
    };

    public Task<IReadOnlyList<JsonNode>> FollowUps(string query = "") => host.FollowUps(Id, query);

    /// <summary>Where each follow-up is, or its status and reason.</summary>
    public async Task<IReadOnlyList<string>> Summary(string query = "") => [.. (await FollowUps(query)).Select(Line)];

    public static string Line(JsonNode followUp) => Text(followUp, "status") == "booked"
        ? $"{Text(followUp, "startsAt")} {Text(followUp, "therapistId")}"
        : $"{Text(followUp, "status")} {Text(followUp, "reason")}";

    /// <summary>What was told of the follow-ups of this clinic: the event's type without its version, and where the follow-up is.</summary>
    public IReadOnlyList<string> Told => [.. host.Witness.FollowUpsOf(Id).OrderBy(seen => seen.Event.FollowUpId).ThenBy(seen => seen.Event.Version)
        .Select(seen => $"{seen.Type[..^3]} {seen.Event.StartsAt:MM-dd HH:mm} {seen.Event.Reason}".TrimEnd())];

    static string? Text(JsonNode node, string name) => (string?)node[name];
}
