using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.OptOuts;

namespace Scheduling.Rides.Features;

/// <summary>Ends messages to a number on somebody's word, at once and for every patient of the group with that number.</summary>
public static class OptOut
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapPost("/opt-outs", Handle)
        .WithName(nameof(OptOut))
        .WithSummary("End messages to a number on somebody's word: at once, for the whole clinic group.")
        .Creates<OptOutEntry>()
        .WithExample(new OptOutRequest { Number = "+15625550123", Source = OptOutSource.Phone, By = "m.garcia" });

    static Task<IResult> Handle([Slug] string clinicId, OptOutRequest request, HttpContext http, RidesDatabase database) =>
        database.Answer(http, async unit =>
        {
            var group = await ClinicStore.GroupOf(unit, clinicId);
            var patients = await OptOutChange.Take(unit, group, request.Number);
            var entry = request.Entry(group, clinicId, "out", unit.Now);
            await OptOutChange.Record(unit, entry, patients);
            return Answer.Created(OptOutEntry.Of(entry), $"/v1/clinics/{clinicId}/opt-outs");
        });
}
