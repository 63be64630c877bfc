using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class SaveProtocolTests(SharedDesk shared)
{
    [Theory, MemberData(nameof(DeskApp.Engines), MemberType = typeof(DeskApp))]
    public async Task A_protocol_is_saved_under_another_id_and_then_in_a_new_version(string engine)
    {
        var clinic = await shared.Clinic(engine);
        var (shipped, own) = ($"{clinic.Base}/set-up/protocols/spravato-trd", $"{clinic.Base}/set-up/protocols/spravato-ours");
        var text = DrawnForm.Of((await clinic.Owner.Get(shipped)).Html, shipped).Single(field => field.Name == "protocol").Value;

        var copied = await clinic.Owner.Fill(shipped, shipped, ("id", "spravato-ours"), ("protocol", text.Replace("Spravato, treatment", "Ours & <b>theirs</b>, treatment", StringComparison.Ordinal)));
        var changed = await clinic.Owner.Fill(own, own, ("protocol", text.Replace("\"observationMinutes\": 120", "\"observationMinutes\": 130", StringComparison.Ordinal)));
        var taken = await clinic.Owner.Fill(own, own, ("id", "spravato-mdsi"));

        Assert.Equal($"{own}?done=saved", copied.Path);
        Assert.Contains("Ours & <b>theirs</b>", copied.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>theirs", copied.Html, StringComparison.Ordinal);
        Assert.Contains("version 2", changed.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.Status);
        Assert.Equal(1, (await clinic.Read("protocols/spravato-trd")).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task What_is_wrong_is_said_by_field_or_line_and_the_text_stays_as_it_was_typed()
    {
        var clinic = await shared.Clinic();
        var page = $"{clinic.Base}/set-up/protocols/spravato-trd";
        var text = DrawnForm.Of((await clinic.Owner.Get(page)).Html, page).Single(field => field.Name == "protocol").Value;

        var broken = await clinic.Owner.Fill(page, page, ("id", "mine"), ("protocol", "{\n\"name\": \"X\"\n\"route\": 1 </textarea><script>alert(1)</script>}"));
        var wrong = await clinic.Owner.Fill(page, page, ("id", "mine"), ("protocol", text.Replace("\"minGapDays\": 2", "\"minGapDays\": -3", StringComparison.Ordinal)));

        Assert.Equal(HttpStatusCode.BadRequest, broken.Status);
        Assert.Contains("cannot be read from line 3 on", broken.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", broken.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Contains("Min gap days", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("\"minGapDays\": -3", DrawnForm.Of(wrong.Html, page).Single(field => field.Name == "protocol").Value, StringComparison.Ordinal);
    }
}
