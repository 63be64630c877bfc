using System.Net;

namespace Scheduling.Platform.Tests.Http;

public sealed class PagesTests(SharedProbe probe) : IClassFixture<SharedProbe>
{
    readonly ProbeHost host = probe.Host;

    [Theory]
    [InlineData("", 50)]
    [InlineData("limit=7", 7)]
    [InlineData("limit=40", 40)]
    [InlineData("limit=200", 120)]
    public async Task Following_the_cursor_gives_every_item_once(string query, int pageSize)
    {
        var all = new List<int>();
        for (var cursor = ""; cursor is not null;)
        {
            var page = await (await host.Send("GET", $"/v1/clinics/lbw/numbers?{query}&{(cursor == "" ? "" : "cursor=" + cursor)}")).Json(HttpStatusCode.OK);
            var items = page.GetProperty("items").EnumerateArray().Select(item => item.GetInt32()).ToArray();
            cursor = page.GetProperty("nextCursor").GetString();
            Assert.True(items.Length == pageSize || cursor is null);
            all.AddRange(items);
        }
        Assert.Equal(Enumerable.Range(1, 120), all);
    }
}
