using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;

namespace Scheduling.Desk.Features;

/// <summary>Shows what closing some days would move, and then closes them.</summary>
public static class CloseDays
{
    static readonly ApiProblem None = new() { Status = 200, Title = "", Detail = "" };

    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/clinics/{clinicId}/set-up/closures", Handle);

    static async Task<IResult> Handle(string clinicId, HttpContext http, ClinicApi api, PatientNames names)
    {
        var here = await Here.At(http, api, clinicId) with { Path = $"/clinics/{clinicId}/set-up/closures" };
        var form = await TypedForm.Read(http, here.Clinic);
        var (isMade, closure) = (form.Text("do") == "make", (Closure?)null);
        var problem = await form.Tried(async typed =>
        {
            var answer = await api.Post<Closure>(http, $"v1/clinics/{clinicId}/closures{(isMade ? "" : "?dryRun=true")}", Body(typed), isMade ? typed.Once : null);
            closure = answer.Value;
            return answer.Problem;
        });
        var called = await names.Of(http, clinicId, (closure?.Moved ?? []).Concat(closure?.Unplaced ?? []).Select(session => session.PatientId));
        return await ShowClosures.Page(
            here with { Done = isMade && problem is null ? Said.Of("closed") : null }, http, api,
            isMade && problem is null ? null : form.Refused("closure", problem ?? None), problem, isMade ? null : closure, isMade ? closure : null, called);
    }

    static object Body(TypedForm form)
    {
        var (from, to) = (form.Date("from") ?? throw TypedForm.Unreadable("from", "must be given"), form.Date("to"));
        var what = form.Text("what") ?? "clinic";
        return new
        {
            from, to = to ?? from, fromTime = form.Time("fromTime"), toTime = form.Time("toTime"), what, chairId = what == "chair" ? form.Text("chairId") : null, reason = form.Text("reason") ?? "",
        };
    }
}
