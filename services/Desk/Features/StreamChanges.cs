using Scheduling.Desk.Live;

namespace Scheduling.Desk.Features;

/// <summary>Tells an open page that something changed at its clinic, and nothing of what: the page loads itself anew.</summary>
public static class StreamChanges
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/clinics/{clinicId}/changes", Handle);

    static async Task Handle(string clinicId, HttpContext http, ClinicChanges changes, IHostApplicationLifetime host)
    {
        // A page that is open must not keep the host from stopping.
        using var until = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, host.ApplicationStopping);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await foreach (var count in changes.Watch(clinicId, until.Token))
            {
                await http.Response.WriteAsync($"id: {count}\ndata: changed\n\n", until.Token);
                await http.Response.Body.FlushAsync(until.Token);
            }
        }
        catch (OperationCanceledException) when (until.IsCancellationRequested) { /* the page was left, or the host stops */ }
    }
}
