using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Scheduling.Platform.Access;
using Scheduling.Platform.Hosting;
using Scheduling.Platform.Http;

namespace Scheduling.Desk.Api;

/// <summary>
/// Calls the other services as any program would, over HTTP, with the rights of the person who is signed in. What is answered is read tolerantly:
/// a member that the Desk does not know is passed over.
/// </summary>
sealed class ClinicApi(Settings settings, OwnAddress own, SignedTokens tokens) : IDisposable
{
    readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
    {
        Timeout = TimeSpan.FromSeconds(30),
    };

    /// <summary>Reads something.</summary>
    /// <exception cref="RefusedByApiException">It is not there, may not be seen, or cannot be reached.</exception>
    public async Task<T> Get<T>(HttpContext page, string path)
    {
        var answer = await Send<T>(page, HttpMethod.Get, path, body: null, once: null);
        return answer.Value ?? throw new RefusedByApiException(answer.Problem!);
    }

    /// <summary>Reads something that may not be there.</summary>
    public async Task<T?> Find<T>(HttpContext page, string path) where T : class
    {
        var answer = await Send<T>(page, HttpMethod.Get, path, body: null, once: null);
        return answer.Problem is { Status: 404 } ? null : answer.Value ?? throw new RefusedByApiException(answer.Problem!);
    }

    /// <summary>All items of a list, page after page.</summary>
    public async Task<IReadOnlyList<T>> List<T>(HttpContext page, string path)
    {
        var (items, cursor) = (new List<T>(), (string?)null);
        do
        {
            var next = await Get<ListPage<T>>(page, $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=200{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}");
            items.AddRange(next.Items);
            cursor = next.NextCursor;
        }
        while (cursor is not null);
        return items;
    }

    /// <summary>The same for what stands beside a page: left out when its service cannot be reached or shows it to others only.</summary>
    public async Task<IReadOnlyList<T>> ListBeside<T>(HttpContext page, string path)
    {
        try { return await List<T>(page, path); }
        catch (RefusedByApiException) { return []; }
    }

    /// <summary>Gives a command: what it changed, or why not.</summary>
    /// <param name="once">The form's own key: sent twice it is done once.</param>
    public Task<ApiAnswer<T>> Post<T>(HttpContext page, string path, object body, string? once) => Send<T>(page, HttpMethod.Post, path, body, once);

    /// <param name="version">The version that the person saw: somebody else's later one is not overwritten.</param>
    public Task<ApiAnswer<T>> Put<T>(HttpContext page, string path, object body, long? version = null) => Send<T>(page, HttpMethod.Put, path, body, once: null, version);

    public Task<ApiAnswer<JsonElement>> Delete(HttpContext page, string path) => Send<JsonElement>(page, HttpMethod.Delete, path, body: null, once: null);

    async Task<ApiAnswer<T>> Send<T>(HttpContext page, HttpMethod method, string path, object? body, string? once, long? version = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Base(path), path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Sign(page.Principal()));
        if (once is { Length: > 0 }) request.Headers.TryAddWithoutValidation("Idempotency-Key", once);
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        if (body is not null) request.Content = JsonContent.Create(body, body.GetType(), options: Json.Wire);
        try
        {
            using var response = await http.SendAsync(request, page.RequestAborted);
            await using var content = await response.Content.ReadAsStreamAsync(page.RequestAborted);
            return response.IsSuccessStatusCode
                ? new() { Value = await JsonSerializer.DeserializeAsync<T>(content, Json.Wire, page.RequestAborted) }
                : new() { Problem = await ApiProblem.Read(response, content, page.RequestAborted) };
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is TaskCanceledException && !page.RequestAborted.IsCancellationRequested))
        {
            return new() { Problem = ApiProblem.Unreachable };
        }
    }

    Uri Base(string path) => settings.Services.TryGetValue(ServiceOf(path), out var elsewhere) ? elsewhere : own.Internal();

    /// <summary>Which service answers a path, by what follows the clinic in it.</summary>
    static string ServiceOf(string path) => path.Split('?')[0].Split('/') switch
    {
        ["v1", "clinics", _, "therapists" or "follow-ups", ..] or ["v1", "clinics", _, "patients", _, "therapist"] => "FollowUps",
        ["v1", "clinics", _, "patients" or "rides" or "reminders" or "templates" or "opt-outs" or "opt-ins" or "patient-tasks" or "replies", ..] => "Rides",
        ["v1", "clinics", _, "events" or "webhooks" or "parked-events", ..] => "Feed",
        _ => "Courses",
    };

    public void Dispose() => http.Dispose();

    sealed record ListPage<T>
    {
        public required IReadOnlyList<T> Items { get; init; }
        public string? NextCursor { get; init; }
    }
}

/// <summary>What a call gave: the answer, or the problem in its place.</summary>
sealed record ApiAnswer<T>
{
    public T? Value { get; init; }

    /// <summary>Null when it was done.</summary>
    public ApiProblem? Problem { get; init; }
}

/// <summary>A page cannot be drawn, because what it shows was refused.</summary>
sealed class RefusedByApiException(ApiProblem problem) : Exception(problem.Detail)
{
    public ApiProblem Problem => problem;
}
