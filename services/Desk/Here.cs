using Microsoft.Extensions.DependencyInjection;
using Scheduling.Desk.Api;
using Scheduling.Desk.SignIn;
using Scheduling.Platform.Access;
using Scheduling.Platform.Hosting;
using Scheduling.Platform.Time;

namespace Scheduling.Desk;

/// <summary>Where a page is and who looks at it: what every page is given beside what it shows.</summary>
public sealed record Here
{
    /// <summary>Null on pages for those who are not signed in.</summary>
    public required Principal? Who { get; init; }

    /// <summary>Null on pages outside of any clinic.</summary>
    public required Clinic? Clinic { get; init; }

    /// <summary>What forms carry.</summary>
    public required string FormToken { get; init; }

    /// <summary>The path and query, for forms that come back here.</summary>
    public required string Path { get; init; }

    /// <summary><c>light</c> or <c>dark</c> where the person chose one, else empty.</summary>
    public required string Theme { get; init; }

    /// <summary>What the form before this page has done, to be said once.</summary>
    public string? Done { get; init; }

    /// <summary>By the domain clock, in the clinic's zone where there is a clinic.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Time stands still between commands: nothing counts down.</summary>
    public required bool IsSimulated { get; init; }

    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    /// <summary>The clinic's pages.</summary>
    public string Base => $"/clinics/{Clinic!.Id}";

    public bool Is(Role role) => Who?.Is(role) == true;

    internal static async Task<Here> At(HttpContext http, ClinicApi api, string clinicId) =>
        Of(http, await api.Get<Clinic>(http, $"v1/clinics/{clinicId}"));

    internal static Here Outside(HttpContext http) => Of(http, clinic: null);

    static Here Of(HttpContext http, Clinic? clinic)
    {
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return new()
        {
            Who = http.MaybePrincipal(),
            Clinic = clinic,
            FormToken = http.RequestServices.GetRequiredService<FormTokens>().For(http),
            Path = http.Request.Path + http.Request.QueryString,
            Theme = http.Request.Cookies["theme"] is "light" or "dark" ? http.Request.Cookies["theme"]! : "",
            Done = Said.Of(http.Request.Query["done"]),
            Now = clinic is null ? now : WallClock.InZone(now, WallClock.Zone(clinic.TimeZone)),
            IsSimulated = http.RequestServices.GetRequiredService<Settings>().ClockStart is not null,
        };
    }
}
