using Scheduling.Desk.Live;

namespace Scheduling.Desk.Features;

/// <summary>Tells an open page that something changed at its clinic, and nothing of what: the page loads itself anew.</summary>
public static class StreamChanges
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/clinics/{clinicId}/changes", Handle);

    static async Task Handle(string clinicId, HttpContext http, ClinicChanges changes)
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await foreach (var count in changes.Watch(clinicId, http.RequestAborted))
            {
                await http.Response.WriteAsync($"id: {count}\ndata: changed\n\n", http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
            }
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested) { /* the page was left */ }
    }
}
