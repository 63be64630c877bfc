using Scheduling.Desk.Pages;
using Scheduling.Platform.Access;

namespace Scheduling.Desk.Features;

/// <summary>Shows where a person signs in.</summary>
public static class ShowSignIn
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/sign-in", Handle);

    static IResult Handle(string? then, HttpContext http) => http.MaybePrincipal() is null
        ? Show.Page<SignInPage>(new { Here = Here.Outside(http), Then = Local.Path(then) })
        : Show.Next(Local.Path(then));
}
