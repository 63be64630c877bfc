using System.Text.Json;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;

namespace Scheduling.Platform.Tests.Http;

public sealed class JsonTests
{
    sealed record Sample
    {
        public required DateOnly Day { get; init; }
        public required TimeOnly At { get; init; }
        public required DateTimeOffset Since { get; init; }
        public required Role Role { get; init; }
        public string? Note { get; init; }
    }

    static readonly Sample Written = new()
    {
        Day = new(2027, 1, 5),
        At = new(10, 0),
        Since = new(2027, 1, 5, 10, 0, 0, TimeSpan.FromHours(-8)),
        Role = Role.Clinician,
    };

    [Fact]
    public void Every_value_has_one_form()
    {
        Assert.Equal(
            """{"day":"2027-01-05","at":"10:00","since":"2027-01-05T10:00:00-08:00","role":"clinician","note":null}""", JsonSerializer.Serialize(Written, Json.Options));
        Assert.Equal(
            """{"day":"2027-01-05","at":"10:00","since":"2027-01-05T10:00:00-08:00","role":"clinician"}""", JsonSerializer.Serialize(Written, Json.Wire));
    }

    [Fact]
    public void What_is_written_is_read()
    {
        Assert.Equal(Written, JsonSerializer.Deserialize<Sample>(JsonSerializer.Serialize(Written, Json.Options), Json.Options));
        Assert.Equal(Written, JsonSerializer.Deserialize<Sample>(JsonSerializer.Serialize(Written, Json.Wire), Json.Wire));
    }

    [Theory]
    [InlineData("2027-01-05T10:00:00-08:00", "2027-01-05T10:00:00-08:00")]
    [InlineData("2027-01-05T10:00:00Z", "2027-01-05T10:00:00+00:00")]
    [InlineData("2027-01-05T10:00Z", "2027-01-05T10:00:00+00:00")]
    [InlineData("2027-01-05T10:00:00.25+05:30", "2027-01-05T10:00:00.25+05:30")]
    public void An_instant_keeps_its_offset(string read, string written) =>
        Assert.Equal($"\"{written}\"", JsonSerializer.Serialize(JsonSerializer.Deserialize<DateTimeOffset>($"\"{read}\"", Json.Options), Json.Options));

    [Theory]
    [InlineData("10:00", "10:00")]
    [InlineData("10:00:00", "10:00")]
    [InlineData("23:59:30", "23:59:30")]
    public void A_wall_time_is_read_with_and_without_seconds(string read, string written) =>
        Assert.Equal($"\"{written}\"", JsonSerializer.Serialize(JsonSerializer.Deserialize<TimeOnly>($"\"{read}\"", Json.Options), Json.Options));

    [Fact]
    public void A_stored_document_of_another_version_is_read()
    {
        var read = JsonSerializer.Deserialize<Sample>(
            """{"day":"2027-01-05","at":"10:00","since":"2027-01-05T10:00:00-08:00","role":"clinician","later":{"x":1}}""", Json.Wire);
        Assert.Equal(Written, read);
    }
}
