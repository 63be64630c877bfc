using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace Scheduling.Desk.Tests;

/// <summary>What tests of a patient's page have in common.</summary>
static partial class PatientDesk
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Task Add(this Clinic clinic, string patientId = "pt-1001", string phone = "+15625550123") => clinic.App.World.AddPatient(clinic.Id, patientId, phone, Cancel);

    public static string PageOf(this Clinic clinic, string patientId = "pt-1001") => $"{clinic.Base}/patients/{patientId}";

    /// <summary>Sends one of the forms on a patient's page.</summary>
    public static Task<DeskAnswer> Patient(this Clinic clinic, string form, params (string, string)[] fields) => clinic.Owner.Submit(clinic.PageOf(), $"{clinic.PageOf()}/{form}", fields);

    /// <summary>Loads a page until what the other services were told of has reached it.</summary>
    public static async Task<DeskAnswer> Until(this Clinic clinic, string page, Func<DeskAnswer, bool> holds)
    {
        DeskAnswer last = null!;
        await TestServers.Eventually.Holds(async () => holds(last = await clinic.Owner.Get(page)), cancellationToken: Cancel);
        return last;
    }

    public static async Task Put(this Clinic clinic, string path, object body)
    {
        using var answer = await clinic.App.Http.PutAsJsonAsync($"v1/clinics/{clinic.Id}/{path}", body, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    /// <summary>As the patient does on the page of a link: asks for another day of the first visit.</summary>
    public static async Task AskForAnotherDay(this Clinic clinic, string link, string day)
    {
        var path = new Uri(link).PathAndQuery;
        var form = Request().Match((await clinic.Owner.Get(path)).Html);
        await clinic.Owner.Send($"{path}/requests", [("form", WebUtility.HtmlDecode(form.Groups[1].Value)), ("session", form.Groups[2].Value), ("date1", day)]);
    }

    public static string LinkIn(DeskAnswer page) => Link().Match(page.Text).Value;

    [GeneratedRegex("name=\"form\" value=\"([^\"]+)\">\\s*<input type=\"hidden\" name=\"session\" value=\"([^\"]+)\"")]
    private static partial Regex Request();

    [GeneratedRegex(@"http://[^\s<]+/p/[A-Za-z0-9_.-]+")]
    private static partial Regex Link();
}
