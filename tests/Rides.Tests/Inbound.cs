using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Scheduling.Rides.Tests;

/// <summary>Texts as the gateway hands them over.</summary>
static class Inbound
{
    public static HttpRequestMessage Signed(string body, string from = "+15625550123", string to = "+15625550101", TimeSpan ago = default, string secret = Stage.SmsSecret)
    {
        // The gateway's own id tells two texts of one second apart.
        var form = $"From={Uri.EscapeDataString(from)}&To={Uri.EscapeDataString(to)}&Body={Uri.EscapeDataString(body)}&MessageSid={Guid.CreateVersion7()}";
        // Signatures are looked at by the machine's clock.
        var timestamp = (TimeProvider.System.GetUtcNow() - ago).ToUnixTimeSeconds().ToString();
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/inbound/sms") { Content = new StringContent(form, Encoding.UTF8, new MediaTypeHeaderValue("application/x-www-form-urlencoded")) };
        request.Headers.Add("X-Timestamp", timestamp);
        request.Headers.Add("X-Signature", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}.{form}"))));
        return request;
    }

    /// <summary>Hands a text over and lets the minute pass in which it is answered; says how it was understood.</summary>
    public static async Task<string> Texts(this Stage stage, string body, string from = "+15625550123", string to = "+15625550101")
    {
        using var answer = await stage.Http.SendAsync(Signed(body, from, to), TestContext.Current.CancellationToken);
        var understood = (await answer.Json(HttpStatusCode.OK)).Text("understood");
        await stage.Passes(TimeSpan.FromMinutes(1));
        return understood;
    }

    /// <summary>The clinic's tasks, each as <c>pt-1 call-patient crisis open</c>.</summary>
    public static async Task<IReadOnlyList<string>> Tasks(this Stage stage) =>
        [.. (await stage.Items("/v1/clinics/lbw/patient-tasks")).Select(task => $"{task.Text("patientId")} {task.Text("kind")} {task.Text("reason")} {task.Text("status")}")];

    /// <summary>The texts and e-mails that left, each as its kind.</summary>
    public static IEnumerable<string> SentKinds(this Stage stage) => stage.Sent().Select(message => message.Text("kind"));

    /// <summary>The clinic's rides in the order of their pick-ups.</summary>
    public static async Task<string> Rides(this Stage stage) =>
        string.Join(' ', (await stage.Items("/v1/clinics/lbw/rides")).Select(ride => ride.Text("status")));
}
