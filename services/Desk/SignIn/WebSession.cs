using Scheduling.Desk.Accounts;
using Scheduling.Platform.Access;

namespace Scheduling.Desk.SignIn;

/// <summary>One browser in which somebody is signed in.</summary>
sealed record WebSession
{
    public required Guid WebSessionId { get; init; }

    /// <summary>Null: the owner of the installation.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>What the browser calls itself, for the list of sessions.</summary>
    public required string Browser { get; init; }

    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>At the latest.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Read with it; null with the owner's.</summary>
    public Account? Account { get; init; }

    public Principal Principal() => Account?.Principal() ?? Accounts.Account.Owner;
}

/// <summary>Finds the session of a request.</summary>
static class WebSessionOfRequest
{
    /// <summary>The session in which somebody is signed in; pages that are open to everyone have perhaps none.</summary>
    public static WebSession OwnSession(this HttpContext http) =>
        http.Features.Get<WebSession>() ?? throw new InvalidOperationException("Nobody is signed in on this page.");
}
