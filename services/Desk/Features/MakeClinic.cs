using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;
using Scheduling.Desk.SetUp;
using Scheduling.Platform.Http;

namespace Scheduling.Desk.Features;

/// <summary>Makes a clinic and leads to the first steps in it; one that is there is not written over.</summary>
public static class MakeClinic
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/new-clinic", (Delegate)Handle);

    static async Task<IResult> Handle(HttpContext http, ClinicApi api)
    {
        ShowAccounts.RequireAdministrator(http);
        var form = await TypedForm.Read(http, clinic: null);
        var id = form.Text("id") ?? "";
        var problem = await form.Tried(async typed =>
        {
            if (!SlugAttribute.Matches(id)) throw TypedForm.Unreadable("id", "must have 1 to 64 characters of a-z, 0-9 and '-', beginning with a letter or a digit");
            if (await api.Find<Clinic>(http, $"v1/clinics/{id}") is not null) return ApiProblem.Of("The clinic was not made", "Another clinic has that id.");
            var body = ClinicForm.Body(typed, before: null);
            return (await api.Put<Clinic>(http, $"v1/clinics/{id}", body)).Problem is { } refused ? refused.InWords(body) : null;
        });
        return problem is null ? Show.Next($"/clinics/{id}/first-steps?done=clinic") : ShowNewClinic.Page(http, form.Refused("clinic", problem));
    }
}
