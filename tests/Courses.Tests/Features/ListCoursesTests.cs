using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class ListCoursesTests(Apps apps, string engine) : OnBothEngines(apps, engine)
{
    [Fact]
    public async Task Courses_are_listed_whole_in_the_order_they_were_booked_page_by_page()
    {
        var clinic = await Clinic();
        var other = await Clinic(new { group = clinic.Id });
        await other.Book(Spravato(new { patientId = "elsewhere" }));
        var booked = new List<string>();
        for (var patient = 1; patient <= 5; patient++) booked.Add((await clinic.Book(Infusions(new { patientId = $"pt-{patient}" }))).GetRawText());

        foreach (var limit in new[] { 1, 2, 5, 200 })
            Assert.Equal(booked.Order(StringComparer.Ordinal), (await clinic.All("/courses", limit)).Select(course => course.GetRawText()).Order(StringComparer.Ordinal));
        Assert.Equal((await clinic.All("/courses")).Select(course => course.Text("courseId")), (await clinic.All("/courses", limit: 2)).Select(course => course.Text("courseId")));
    }

    [Fact]
    public async Task Courses_are_listed_by_patient_and_by_status()
    {
        var clinic = await Clinic();
        await clinic.Book(Infusions());
        var second = await clinic.Book(Infusions(new { patientId = "pt-2" }));

        Assert.Equal([second.Text("courseId")], (await clinic.Get("/courses?patientId=pt-2")).Lines("items", "courseId"));
        Assert.Empty((await clinic.Get("/courses?patientId=pt-3")).List("items"));
        Assert.Equal(2, (await clinic.Get("/courses?status=active")).List("items").Count);
        Assert.Empty((await clinic.Get("/courses?status=paused&patientId=pt-2")).List("items"));
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("limit=99999999999", "limit")]
    [InlineData("limit=1&limit=2", "limit")]
    [InlineData("status=done", "status")]
    [InlineData("status=Active", "status")]
    [InlineData("patientId=PT_1", "patientId")]
    [InlineData("patientId=%00", "patientId")]
    [InlineData("cursor=x", "cursor")]
    [InlineData("cursor=!!", "cursor")]
    [InlineData("cursor=%00", "cursor")]
    [InlineData("cursor=bnVsbA", "cursor")] // null
    [InlineData("cursor=e30", "cursor")] // {}
    [InlineData("cursor=NQ", "cursor")] // 5
    [InlineData("cursor=IngI", "cursor")] // "x"
    public async Task A_question_that_makes_no_sense_is_refused_by_its_field(string query, string field)
    {
        var clinic = await Clinic();

        Assert.Equal(field, await clinic.Send("GET", $"/courses?{query}").Fields());
    }

    [Fact]
    public async Task A_clinic_that_is_not_there_has_no_list()
    {
        await App.Send("GET", "/v1/clinics/no-such-clinic/courses").Problem(404, "not-found");
        var clinic = await Clinic();
        await clinic.Send("GET", "/courses", key: await App.Key("scheduler", "another-clinic")).Problem(404, "not-found");
        await clinic.Send("GET", "/courses", key: await App.Key("subscriber", clinic.Id)).Problem(403, "forbidden");
    }
}

public sealed class ListCoursesOnSqliteTests(Apps apps) : ListCoursesTests(apps, "sqlite");

public sealed class ListCoursesOnPostgresTests(Apps apps) : ListCoursesTests(apps, "postgres");
