using Microsoft.AspNetCore.Http;

namespace Scheduling.Platform.Access;

/// <summary>One way in which a request can show who sends it. The first that finds somebody is believed.</summary>
public abstract class Proof
{
    /// <summary>Who sends the request; null when it shows nothing of this kind, or nothing that holds.</summary>
    public abstract ValueTask<Principal?> Find(HttpContext http);
}
