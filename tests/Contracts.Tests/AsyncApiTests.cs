using Scheduling.Platform.Messaging;
using Scheduling.TestServers;

namespace Scheduling.Contracts.Tests;

public sealed class AsyncApiTests
{
    [Fact]
    public void The_committed_document_is_that_of_the_records() =>
        CommittedFile.Matches(Repository.At("contracts/asyncapi.yaml"), "# Written by UPDATE_CONTRACTS=1 tests/run.sh --filter AsyncApi\n" + Yaml.Write(AsyncApi.Document()));

    [Fact]
    public void It_describes_exactly_what_travels_on_the_exchange_that_subscribers_bind() =>
        Assert.Equal(
            PublishedEvent.All.Where(e => EventTypes.ExchangeOf(e.Name) == "clinic.events").Select(e => e.Name + ".{clinicId}"),
            AsyncApi.Document()["channels"]!.AsObject().Select(channel => channel.Value!["address"]!.GetValue<string>()));

    [Fact]
    public void Every_body_it_points_to_is_a_committed_schema() =>
        Assert.All(AsyncApi.Document()["components"]!["messages"]!.AsObject(), message =>
            Assert.True(File.Exists(Repository.At("contracts/" + message.Value!["payload"]!["$ref"]!.GetValue<string>()))));
}
