using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class SaveTherapistTests(SharedDesk shared)
{
    [Fact]
    public async Task A_therapist_is_added_and_goes_on_leave_and_nobody_is_written_over()
    {
        var clinic = await shared.Clinic();
        var page = $"{clinic.Base}/set-up/therapists";

        var added = await clinic.Owner.Submit(page, page, [("therapistId", "th-2"), ("name", "M. Maple"), ("hours-mon", "9-12"), ("video-sat", "09:00-11:00")]);
        var twice = await clinic.Owner.Submit(page, page, [("therapistId", "th-2"), ("name", "N. Other")]);
        var away = await clinic.Owner.Submit(page, page, [("therapistId", "th-2"), ("version", "1"), ("name", "M. Maple"), ("hours-mon", "9-12"), ("leave0-from", "2027-07-01"), ("leave0-to", "2027-07-14"), ("leave1-from", "2027-08-02")]);
        var backwards = await clinic.Owner.Submit(page, page, [("therapistId", "th-2"), ("version", "2"), ("name", "M. Maple"), ("hours-mon", "9-12"), ("video-thu", "12:00-09:00")]);
        var stale = await clinic.Owner.Submit(page, page, [("therapistId", "th-2"), ("version", "1"), ("name", "Old"), ("hours-mon", "9-12")]);

        Assert.Contains("M. Maple", added.Text, StringComparison.Ordinal);
        Assert.Contains("Another therapist has that id", twice.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"N. Other\"", twice.Html, StringComparison.Ordinal);
        Assert.Contains("Thu 1 Jul to Wed 14 Jul 2027; Mon 2 Aug 2027", away.Text, StringComparison.Ordinal);
        Assert.Contains("By video on Thursday:", backwards.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.Status);
    }

    [Fact]
    public async Task The_form_as_it_is_drawn_keeps_a_therapist_as_they_are()
    {
        var clinic = await shared.Clinic();
        var page = $"{clinic.Base}/set-up/therapists";
        var before = await clinic.Read("therapists/th-1");

        await clinic.Owner.Fill(page, page);

        var after = await clinic.Read("therapists/th-1");
        foreach (var member in new[] { "name", "hours", "telehealthHours", "leave", "active" }) Assert.Equal(before.GetProperty(member).ToString(), after.GetProperty(member).ToString());
    }
}
