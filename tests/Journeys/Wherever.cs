namespace Scheduling.Journeys;

/// <summary>Makes clients of a process that is killed and started again at another address.</summary>
public static class Wherever
{
    /// <summary>A client that asks for the address at each call; <paramref name="key"/> null sends none.</summary>
    public static HttpClient It(Func<Uri> listens, string? key)
    {
        var client = new HttpClient(new Redirect(listens)) { BaseAddress = new("http://wherever/") };
        if (key is not null) client.DefaultRequestHeaders.Add("X-Api-Key", key);
        return client;
    }

    sealed class Redirect(Func<Uri> listens) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(listens(), request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
