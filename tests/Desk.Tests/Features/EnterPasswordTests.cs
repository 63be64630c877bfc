using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class EnterPasswordTests(SharedDesk shared)
{
    [Theory, MemberData(nameof(DeskApp.Engines), MemberType = typeof(DeskApp))]
    public async Task A_person_signs_in_with_name_and_password_and_is_led_back(string engine)
    {
        var clinic = await shared.Clinic(engine);
        await clinic.App.Person(clinic.Owner, $"pat-{clinic.Id}", "scheduler");
        using var browser = clinic.App.Visitor();

        var inside = await Enter(browser, $"Pat-{clinic.Id}", DeskApp.Password, $"{clinic.Base}/worklist");

        Assert.Equal($"{clinic.Base}/worklist", inside.Path);
        Assert.Equal(HttpStatusCode.OK, inside.Status);
    }

    [Theory, MemberData(nameof(DeskApp.Engines), MemberType = typeof(DeskApp))]
    public async Task After_five_wrong_passwords_the_right_one_does_not_help_either(string engine)
    {
        var clinic = await shared.Clinic(engine);
        await clinic.App.Person(clinic.Owner, $"kim-{clinic.Id}", "scheduler");
        using var browser = clinic.App.Visitor();

        var wrong = await Enter(browser, $"kim-{clinic.Id}", "not the password at all");
        for (var i = 0; i < 4; i++) await Enter(browser, $"kim-{clinic.Id}", "not the password at all");
        var right = await Enter(browser, $"kim-{clinic.Id}", DeskApp.Password);
        var unknown = await Enter(browser, "nobody", DeskApp.Password);

        Assert.All([wrong, right, unknown], answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.Status));
        // Which of them it was is not said.
        Assert.Contains("do not belong together", right.Text, StringComparison.Ordinal);
        Assert.Equal(wrong.Text, right.Text);
    }

    [Fact]
    public async Task A_sign_in_that_none_of_our_pages_drew_is_refused()
    {
        var clinic = await shared.Clinic();
        using var browser = clinic.App.Visitor();

        var answer = await browser.Send("/sign-in", [("name", "x"), ("password", "y"), ("form", "forged")]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("This form is too old", answer.Text, StringComparison.Ordinal);
    }

    static Task<DeskAnswer> Enter(DeskBrowser browser, string name, string password, string then = "/") =>
        browser.Submit("/sign-in", "/sign-in", [("name", name), ("password", password), ("then", then)]);
}
