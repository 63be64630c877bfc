using System.Text.Json;
using System.Text.Json.Nodes;

namespace Scheduling.Courses.Tests;

/// <summary>One test's clinic, and what is asked of it. Its group is its own unless the test says otherwise, and so are its patients.</summary>
public sealed class ClinicOfTest
{
    readonly CoursesApp app;

    ClinicOfTest(CoursesApp app, JsonObject body) => (this.app, Body) = (app, body);

    public string Id { get; } = $"clinic-{Guid.NewGuid():N}"[..20];

    /// <summary>As it was put last.</summary>
    public JsonObject Body { get; private set; }

    public static async Task<ClinicOfTest> At(CoursesApp app, object? instead)
    {
        var clinic = new ClinicOfTest(app, Make.Clinic(instead));
        await app.Send("PUT", $"/v1/clinics/{clinic.Id}", clinic.Body.ToJsonString()).Json(201);
        return clinic;
    }

    public Task<HttpResponseMessage> Send(string method, string path, object? body = null, string key = CoursesApp.AdminKey, params (string Name, string Value)[] headers) =>
        app.Send(method, $"/v1/clinics/{Id}{path}", body switch { null => null, JsonNode node => node.ToJsonString(), _ => Make.Json(body) }, key, headers);

    /// <summary>Puts the clinic again with these members instead.</summary>
    public Task<HttpResponseMessage> Put(object instead, params (string Name, string Value)[] headers) =>
        Send("PUT", "", Body = Make.With(Body, instead), CoursesApp.AdminKey, headers);

    public Task<JsonElement> Get(string path) => Send("GET", path).Json(200);

    public Task<HttpResponseMessage> TryBook(JsonObject course, params (string Name, string Value)[] headers) => Send("POST", "/courses", course, CoursesApp.AdminKey, headers);

    public Task<JsonElement> Book(JsonObject course) => TryBook(course).Json(201);

    public Task<HttpResponseMessage> TryPropose(JsonObject course) => Send("POST", "/course-proposals", course);

    public Task<JsonElement> Propose(JsonObject course) => TryPropose(course).Json(200);

    /// <summary>Gives a command to the session of that number.</summary>
    public Task<HttpResponseMessage> TryDo(JsonElement course, int number, string command, object? body = null, string key = CoursesApp.AdminKey) =>
        Send("POST", $"/sessions/{IdOf(course, number)}/{command}", body ?? new { }, key);

    public Task<JsonElement> Do(JsonElement course, int number, string command, object? body = null) => TryDo(course, number, command, body).Json(200);

    /// <summary>Gives a command to a course.</summary>
    public Task<HttpResponseMessage> TryDo(JsonElement course, string command, object body) => Send("POST", $"/courses/{course.Text("courseId")}/{command}", body);

    public Task<JsonElement> Do(JsonElement course, string command, object body) => TryDo(course, command, body).Json(200);

    /// <summary>The course as it is now.</summary>
    public Task<JsonElement> Again(JsonElement course) => Get($"/courses/{course.Text("courseId")}");

    public static string IdOf(JsonElement course, int number) =>
        course.List("sessions").Concat(course.List("unplaced")).Single(session => session.GetProperty("number").GetInt32() == number).Text("sessionId");

    /// <summary>Passes the open review of that kind.</summary>
    public async Task<JsonElement> Pass(JsonElement course, string kind, object body)
    {
        var review = (await Again(course)).List("reviews").Single(review => review.Line("kind status") == $"{kind} open");
        return await Send("POST", $"/reviews/{review.Text("reviewId")}", body).Json(200);
    }

    /// <summary>All items of a list, page by page.</summary>
    public async Task<IReadOnlyList<JsonElement>> All(string path, int limit = 200)
    {
        var items = new List<JsonElement>();
        string? cursor = null;
        do
        {
            var page = await Get($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit={limit}{(cursor is null ? "" : $"&cursor={cursor}")}");
            Assert.InRange(page.List("items").Count, cursor is null ? 0 : 1, limit);
            items.AddRange(page.List("items"));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);
        return items;
    }

    /// <summary>That refusals left nothing behind: no course, no session, no event but those of the clinic itself.</summary>
    public async Task HoldsNothing()
    {
        Assert.Empty(await app.Rows<string>("SELECT patient_id FROM courses WHERE clinic_id = @Id UNION ALL SELECT patient_id FROM sessions WHERE clinic_id = @Id", new { Id }));
        Assert.Empty(await app.Rows<string>("SELECT type FROM outbox WHERE source = @source AND type NOT LIKE 'clinic.%'", new { source = $"/clinics/{Id}/courses" }));
    }
}
