namespace Scheduling.Standalone;

/// <summary>The demo clinic as its administrator would send it.</summary>
static class DemoClinic
{
    public const string Zone = "America/Los_Angeles";

    static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri"];

    public static object Body => new
    {
        name = "Demo Wellness", senderName = "DEMO", phone = "+15625550100", smsNumber = "+15625550101", timeZone = Zone,
        hours = Days.Select(day => new { day, opens = "08:00", closes = "18:00" }),
        holidays = "us-federal",
        chairs = new[]
        {
            new { id = "chair-1", name = "Room 1", routes = new[] { "intranasal", "iv", "im" } },
            new { id = "chair-2", name = "Room 2", routes = new[] { "intranasal", "iv", "im" } },
            new { id = "chair-3", name = "Room 3", routes = new[] { "iv", "im" } },
            new { id = "chair-4", name = "Room 4", routes = new[] { "intranasal" } },
        },
        prescriberHours = Days.Select(day => new { day, from = "08:00", to = "18:00" }),
        maxMonitored = 3,
        remsCertified = true,
        ridePolicy = "rideshare-allowed",
    };
}
