using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Scheduling.Platform.Access;

/// <summary>For an answer that goes on for long: whether its caller would still be let in.</summary>
public static class StillAdmitted
{
    /// <summary>Whether the key that this request came with is one now. What was proved otherwise is not asked again: such an answer has to end by itself.</summary>
    public static async ValueTask<bool> IsStillAdmitted(this HttpContext http, CancellationToken cancellationToken)
    {
        if (http.Request.Headers[KeyProof.Header] is not [{ Length: > 0 } key]) return true;
        return await http.RequestServices.GetRequiredService<KeyRing>().Find(key, cancellationToken) is not null;
    }
}
