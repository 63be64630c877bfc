using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class ShowSetUpTests(SharedDesk shared)
{
    [Fact]
    public async Task The_clinics_hours_chairs_and_limits_stand_in_the_form_and_only_an_administrator_saves()
    {
        var clinic = await shared.Clinic();
        using var scheduler = await clinic.App.Person(clinic.Owner, $"set-up-{clinic.Id}", "scheduler", clinic.Id);

        var page = await clinic.Owner.Get($"{clinic.Base}/set-up");
        var readers = await scheduler.Get($"{clinic.Base}/set-up");

        Assert.Contains(("hours-mon", "08:00-17:00"), DrawnForm.Of(page.Html, $"{clinic.Base}/set-up"));
        Assert.Contains(("hours-sun", ""), DrawnForm.Of(page.Html, $"{clinic.Base}/set-up"));
        Assert.Contains(("chair3-name", "Room 4"), DrawnForm.Of(page.Html, $"{clinic.Base}/set-up"));
        Assert.Contains(">Save</button>", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(">Save</button>", readers.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_of_the_set_up_shows_another_clinic()
    {
        var (own, other) = (await shared.Clinic(), await shared.Clinic());
        using var person = await own.App.Person(own.Owner, $"fence2-{own.Id}", "scheduler admin", own.Id);

        foreach (var path in new[] { "", "/closures", "/therapists", "/protocols", "/protocols/spravato-trd" })
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), ((await person.Get($"{own.Base}/set-up{path}")).Status, (await person.Get($"{other.Base}/set-up{path}")).Status));
    }
}
