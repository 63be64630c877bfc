using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Scheduling.Platform.Http;

/// <summary>An example body for the API document.</summary>
sealed record Example(object Value, bool IsRequest);

/// <summary>Says of a route what its signature does not, for the API document.</summary>
public static class Described
{
    /// <summary>It answers 200 with this.</summary>
    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder route) => route.Produces<T>(StatusCodes.Status200OK, "application/json");

    /// <summary>It answers 201 with this.</summary>
    public static RouteHandlerBuilder Creates<T>(this RouteHandlerBuilder route) => route.Produces<T>(StatusCodes.Status201Created, "application/json");

    /// <summary>Shows a request body: an object that is written as the API writes JSON.</summary>
    public static RouteHandlerBuilder WithExample(this RouteHandlerBuilder route, object request) => route.WithMetadata(new Example(request, IsRequest: true));

    /// <summary>Shows what is answered, with the first 2xx that the route declares.</summary>
    public static RouteHandlerBuilder WithAnswerExample(this RouteHandlerBuilder route, object answer) => route.WithMetadata(new Example(answer, IsRequest: false));
}
