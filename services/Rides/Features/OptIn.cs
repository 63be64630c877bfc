using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Channels;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.OptOuts;

namespace Scheduling.Rides.Features;

/// <summary>Allows messages to a number again, on a word that was given after the opt-out.</summary>
public static class OptIn
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapPost("/opt-ins", Handle)
        .WithName(nameof(OptIn))
        .WithSummary("Allow messages to a number again, on a word given after the opt-out.")
        .Creates<OptOutEntry>()
        .WithExample(new OptInRequest
        {
            Number = "+15625550123", Source = OptOutSource.Letter, By = "m.garcia", At = new DateTimeOffset(2027, 1, 20, 9, 30, 0, TimeSpan.FromHours(-8)),
        });

    static Task<IResult> Handle([Slug] string clinicId, OptInRequest request, HttpContext http, RidesDatabase database) =>
        database.Answer(http, async unit =>
        {
            if (request.At > unit.Now) throw new InvalidException("at", "must not lie in the future");
            var group = await ClinicStore.GroupOf(unit, clinicId);
            var patients = await OptOutChange.Take(unit, group, request.Number);
            if (await OptOutLedger.Last(unit, group, request.Number, request.Channel) is { Action: "out" } last && request.At <= last.At)
                throw new InvalidException("at", "must be later than the opt-out; only a word given after it ends it");
            var entry = request.Entry(group, clinicId, "in", request.At);
            // Whoever took it down has spoken to them.
            if (request.Channel == Medium.Sms) await InvalidNumbers.Clear(unit, group, request.Number);
            await OptOutChange.Record(unit, entry, patients);
            return Answer.Created(OptOutEntry.Of(entry), $"/v1/clinics/{clinicId}/opt-outs");
        });
}
