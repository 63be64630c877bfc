using Scheduling.Courses.Clinics;
using Scheduling.Courses.Protocols;

namespace Scheduling.Courses.Tests.Planning;

public sealed class ClinicRulesTests
{
    public static TheoryData<string, Clinic> Mistakes => new()
    {
        { "id", Given.Clinic with { Id = "Long Beach" } },
        { "id", Given.Clinic with { Id = new string('a', 65) } },
        { "group", Given.Clinic with { Group = "-lbw" } },
        { "name", Given.Clinic with { Name = " " } },
        { "senderName", Given.Clinic with { SenderName = null! } },
        { "phone", Given.Clinic with { Phone = "562-555-0100" } },
        { "smsNumber", Given.Clinic with { SmsNumber = "+0" } },
        { "timeZone", Given.Clinic with { TimeZone = "America/Los_Angles" } },
        { "timeZone", Given.Clinic with { TimeZone = null! } },
        { "hours", Given.Clinic with { Hours = [] } },
        { "hours", Given.Clinic with { Hours = null! } },
        { "hours", Given.Clinic with { Hours = [null!] } },
        { "hours[0].closes", Given.Clinic with { Hours = Given.Hours(9, 9, Weekday.Mon) } },
        { "hours[0].opens", Given.Clinic with { Hours = [new() { Day = Weekday.Mon, Opens = new(8, 0, 30), Closes = new(9, 0) }] } },
        { "hours[1]", Given.Clinic with { Hours = [.. Given.Hours(8, 13, Weekday.Mon), .. Given.Hours(12, 17, Weekday.Mon)] } },
        { "prescriberHours", Given.Clinic with { PrescriberHours = [null!] } },
        { "prescriberHours[0].to", Given.Clinic with { PrescriberHours = Given.OnSite(17, 8, Weekday.Mon) } },
        { "closedOn", Given.Clinic with { OpenOn = [new(2027, 10, 11)], ClosedOn = [new(2027, 10, 11)] } },
        { "gridMinutes", Given.Clinic with { GridMinutes = 0 } },
        { "gridMinutes", Given.Clinic with { GridMinutes = 25 } },
        { "gridMinutes", Given.Clinic with { GridMinutes = 120 } },
        { "turnoverMinutes", Given.Clinic with { TurnoverMinutes = -1 } },
        { "lateMinutes", Given.Clinic with { LateMinutes = 1000 } },
        { "maxMonitored", Given.Clinic with { MaxMonitored = 0 } },
        { "maxStartsPerGridLine", Given.Clinic with { MaxStartsPerGridLine = 0 } },
        { "holdNextPhaseDays", Given.Clinic with { HoldNextPhaseDays = -1 } },
        { "holidays", Given.Clinic with { Holidays = (Holidays)9 } },
        { "ridePolicy", Given.Clinic with { RidePolicy = (RidePolicy)9 } },
        { "chairs", Given.Clinic with { Chairs = [null!] } },
        { "chairs[0].id", Given.Clinic with { Chairs = [Given.Chairs(1)[0] with { Id = "Chair 1" }] } },
        { "chairs[1].id", Given.Clinic with { Chairs = [Given.Chairs(1)[0], Given.Chairs(1)[0]] } },
        { "chairs[0].name", Given.Clinic with { Chairs = [Given.Chairs(1)[0] with { Name = "" }] } },
        { "chairs[0].routes", Given.Clinic with { Chairs = [Given.Chairs(1)[0] with { Routes = [] }] } },
        { "chairs[0].routes", Given.Clinic with { Chairs = [Given.Chairs(1)[0] with { Routes = [DoseRoute.Home] }] } },
        { "chairs[0].routes", Given.Clinic with { Chairs = [Given.Chairs(1)[0] with { Routes = [DoseRoute.Iv, DoseRoute.Iv] }] } },
    };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public void A_mistake_is_told_by_its_field(string field, Clinic clinic) => Assert.Equal([field], ClinicRules.Errors(clinic).Keys);

    [Fact]
    public void The_clinic_of_the_examples_has_no_mistake()
    {
        var lunch = Given.Clinic with { Hours = [.. Given.Hours(8, 12, Weekday.Mon), .. Given.Hours(12, 17, Weekday.Mon)], SmsNumber = "+15625550101" };

        Assert.Empty(ClinicRules.Errors(Given.Clinic));
        Assert.Empty(ClinicRules.Errors(lunch));
        Assert.Empty(ClinicRules.Warnings(Given.Clinic));
    }

    [Fact]
    public void What_is_allowed_and_hardly_meant_is_a_warning() =>
        Assert.Equal(
            ["no-monitored-limit", "no-chairs", "no-prescriber-hours"],
            ClinicRules.Warnings(Given.Clinic with { MaxMonitored = null, Chairs = [], PrescriberHours = [] }).Select(warning => warning.Rule));
}
