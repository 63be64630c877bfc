using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;

namespace Scheduling.Desk.Features;

/// <summary>Makes a key and shows it this once.</summary>
public static class MakeKey
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/keys", (Delegate)Handle);

    static async Task<IResult> Handle(HttpContext http, ClinicApi api)
    {
        var form = await TypedForm.Read(http, clinic: null);
        var made = (ApiKey?)null;
        var problem = await form.Tried(async typed =>
        {
            var answer = await api.Post<ApiKey>(http, "v1/api-keys", new
            {
                name = typed.Text("name") ?? "",
                roles = typed.All("role"),
                clinics = (typed.Text("clinics") ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries),
                scopes = typed.Is("clinical") ? ["clinical"] : Array.Empty<string>(),
            }, typed.Once);
            made = answer.Value;
            return answer.Problem;
        });
        return await ShowKeys.Page(http, api, problem is null ? null : form.Refused("key", problem), made);
    }
}
