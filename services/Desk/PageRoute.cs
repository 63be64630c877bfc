using Scheduling.Platform.Access;

namespace Scheduling.Desk;

/// <summary>Marks an endpoint as a page: a signed-in browser's cookie counts there.</summary>
/// <param name="IsOpen">It is also for those who are not signed in.</param>
sealed record PageRoute(bool IsOpen);

/// <summary>Maps pages.</summary>
static class PageRoutes
{
    /// <summary>A group of pages: for people who are signed in, closed to other sites' forms, and answered with pages also when something is wrong.</summary>
    public static RouteGroupBuilder MapPages(this IEndpointRouteBuilder routes) => Pages(routes, new PageRoute(IsOpen: false));

    /// <summary>The same for everyone.</summary>
    public static RouteGroupBuilder MapOpenPages(this IEndpointRouteBuilder routes) => Pages(routes, new PageRoute(IsOpen: true));

    // Public to the platform, whose refusals are problem documents: PageGate refuses with pages.
    static RouteGroupBuilder Pages(IEndpointRouteBuilder routes, PageRoute mark) =>
        routes.MapGroup("").ExcludeFromDescription().Public().WithMetadata(mark).AddEndpointFilter<RouteGroupBuilder, PageGate>();
}
