using System.Text;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

/// <summary>All the messages of a whole course, lived through in simulated time, as an approved file: read it as a patient would.</summary>
public sealed class WholeCourseTests
{
    const string Approved = "whole-course.approved.txt";

    /// <summary>The sixteen visits of the first worked example.</summary>
    static readonly (string Day, int Week)[] Ex01 =
    [
        ("2027-01-05", 1), ("2027-01-08", 1), ("2027-01-12", 2), ("2027-01-15", 2), ("2027-01-19", 3), ("2027-01-22", 3), ("2027-01-26", 4), ("2027-01-29", 4),
        ("2027-02-05", 5), ("2027-02-12", 6), ("2027-02-19", 7), ("2027-02-26", 8), ("2027-03-12", 10), ("2027-03-26", 12), ("2027-04-09", 14), ("2027-04-23", 16),
    ];

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task EX01_of_a_patient_in_New_York_is_told_as_it_was_approved(string engine)
    {
        var sessions = Ex01.Select(visit => Booked(visit.Day, week: visit.Week)).ToList();
        await using var stage = await Stage.Open(engine);
        await stage.Put("/v1/clinics/lbw/patients/pt-1/contact",
            """{ "displayName": "A. Rivera", "phone": "+12125550123", "email": "a@example.org", "timeZone": "America/New_York", "channels": ["sms", "email"] }""");
        await stage.Happens([Clinic(), .. sessions]);
        // A life: the third visit moves for a closure, the ride of the fifth is confirmed, the sixth is missed.
        await stage.Until("2027-01-10", "15:00");
        await stage.Happens(sessions[2].MovedTo("2027-01-13", reason: "clinic-closed"));
        await stage.Until("2027-01-17");
        await stage.Post($"/v1/clinics/lbw/rides/{sessions[4].SessionId}/confirm", "{}");
        await stage.Until("2027-01-22", "11:00");
        await stage.Happens(sessions[5].Missed());
        await stage.Until("2027-04-24");

        var log = new StringBuilder();
        foreach (var message in stage.Sent())
        {
            var at = TimeZoneInfo.ConvertTime(message.GetProperty("sentAt").GetDateTimeOffset(), TimeZoneInfo.FindSystemTimeZoneById("America/New_York"));
            var words = message.Text("body");
            var link = words.IndexOf(" Your page:", StringComparison.Ordinal);
            log.Append($"{at:ddd yyyy-MM-dd HH:mm} {message.Text("channel")} {message.Text("kind")}: {(link < 0 ? words : words[..link])}\n");
        }
        await IsApproved(log.ToString());
    }

    /// <summary>Differences are read by a person: the file that was received lies beside the approved one.</summary>
    static async Task IsApproved(string received)
    {
        var file = Path.Combine(TestServers.Repository.Root, "tests", "Rides.Tests", Approved);
        var approved = File.Exists(file) ? await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken) : "";
        if (received == approved) return;
        await File.WriteAllTextAsync(file.Replace("approved", "received", StringComparison.Ordinal), received, TestContext.Current.CancellationToken);
        Assert.Equal(approved, received);
    }
}
