using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Scheduling.Platform.Access;
using Scheduling.Platform.Time;

namespace Scheduling.Standalone;

/// <summary>
/// Makes a demo clinic through the API, as a user would: four chairs, two therapists, three patients, three courses. What is there already is
/// left as it is, so that a second run adds nothing.
/// </summary>
static class Demo
{
    const string Clinic = "demo";

    static readonly IReadOnlyList<DemoPatient> Patients =
    [
        new("pt-alder", "A. Alder (demo)", "+15625550123", "spravato-trd", ["tue", "fri"], "10:00", null),
        new("pt-birch", "B. Birch (demo)", "+15625550124", "iv-6-in-2-weeks", ["mon", "wed", "fri"], "09:00", null),
        new("pt-cedar", "C. Cedar (demo)", "+15625550125", "im-8-in-4-weeks", ["mon", "thu"], "13:00", [14, 21, 28, 28]),
    ];

    public static async Task Run(WebApplication app)
    {
        using var http = new HttpClient { BaseAddress = new Uri(Welcome.Address(app) + $"/v1/clinics/{Clinic}/") };
        http.DefaultRequestHeaders.Add("X-Api-Key", app.Services.GetRequiredService<Secrets>().AdminKey);

        await SetUp(http);
        var today = WallClock.ToLocal(app.Services.GetRequiredService<TimeProvider>().GetUtcNow(), WallClock.Zone(DemoClinic.Zone)).Day;
        foreach (var patient in Patients) await Book(http, patient, today);

        await DemoReport.Print(app, http, [.. Patients.Select(p => (p.Id, p.Name))]);
    }

    static async Task SetUp(HttpClient http)
    {
        await PutOnce(http, "", DemoClinic.Body);
        await PutOnce(http, "therapists/th-maple", new { name = "M. Maple (demo)", hours = Weekdays("09:00", "17:00") });
        await PutOnce(http, "therapists/th-oak", new { name = "O. Oak (demo)", hours = Weekdays("12:00", "18:00") });
        foreach (var patient in Patients)
        {
            await PutOnce(http, $"patients/{patient.Id}/contact", new
            {
                displayName = patient.Name, phone = patient.Phone, timeZone = DemoClinic.Zone, language = "en", channels = new[] { "sms" },
                driver = new { kind = "adult", name = "D. Driver (demo)", phone = "+15625550199", smsConsent = false },
            });
        }
    }

    static object[] Weekdays(string from, string to) => [.. new[] { "mon", "tue", "wed", "thu", "fri" }.Select(day => new { day, from, to })];

    /// <summary>Leaves what somebody may have changed since.</summary>
    static async Task PutOnce(HttpClient http, string path, object body)
    {
        using var there = await http.GetAsync(path);
        if (there.StatusCode == HttpStatusCode.NotFound) await Sent(http.PutAsJsonAsync(path, body));
        else there.EnsureSuccessStatusCode();
    }

    static async Task Book(HttpClient http, DemoPatient patient, DateOnly today)
    {
        var booked = await http.GetFromJsonAsync<JsonElement>($"courses?patientId={patient.Id}");
        if (booked.GetProperty("items").GetArrayLength() > 0) return;

        var start = today.AddDays(3);
        while (!patient.Pattern.Contains($"{start:ddd}".ToLowerInvariant())) start = start.AddDays(1);
        await Sent(http.PostAsJsonAsync("courses", new
        {
            patientId = patient.Id, protocolId = patient.Protocol, startDate = start, pattern = patient.Pattern, preferredTime = patient.Time,
            boosterIntervalsDays = patient.BoosterIntervalsDays, acceptUnplaced = true,
            gates = new Dictionary<string, string> { ["screening"] = "cleared", ["consent"] = "cleared" },
        }));
    }

    static async Task Sent(Task<HttpResponseMessage> request)
    {
        using var answer = await request;
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"The demo could not be made: {answer.RequestMessage!.RequestUri} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    sealed record DemoPatient(string Id, string Name, string Phone, string Protocol, string[] Pattern, string Time, int[]? BoosterIntervalsDays);
}
