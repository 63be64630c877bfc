using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class BookFromFormTests(SharedDesk shared)
{
    static readonly (string, string)[] Fields =
        [("patient", "pt-1001"), ("protocol", "spravato-trd"), ("start", "2027-01-05"), ("day", "tue"), ("day", "fri"), ("time", "10:00"), ("cleared", "consent")];

    [Theory, MemberData(nameof(DeskApp.Engines), MemberType = typeof(DeskApp))]
    public async Task What_was_shown_is_booked_and_a_second_click_books_no_second_course(string engine)
    {
        var clinic = await shared.Clinic(engine);

        var first = await Book();
        var second = await Book();

        Assert.Contains("Booked.", first.Text, StringComparison.Ordinal);
        Assert.Equal(first.Path, second.Path);
        Assert.Equal(1, (await clinic.Read("courses")).GetProperty("items").GetArrayLength());

        Task<DeskAnswer> Book() => clinic.Owner.Submit($"{clinic.Base}/book", $"{clinic.Base}/book", [.. Fields, ("once", $"booked-{clinic.Id}")]);
    }

    [Fact]
    public async Task A_second_course_is_refused_beside_the_plan()
    {
        var clinic = await shared.Clinic();
        await clinic.Owner.Submit($"{clinic.Base}/book", $"{clinic.Base}/book", Fields);

        var again = await clinic.Owner.Submit($"{clinic.Base}/book", $"{clinic.Base}/book", Fields);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("A rule says no", again.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"pt-1001\"", again.Html, StringComparison.Ordinal);
    }
}
