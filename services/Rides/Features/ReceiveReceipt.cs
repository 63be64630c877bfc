using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Scheduling.Platform.Hosting;
using Scheduling.Platform.Http;
using Scheduling.Rides.OptOuts;
using Scheduling.Rides.Reminders;

namespace Scheduling.Rides.Features;

/// <summary>Takes from the gateway what became of a text on its way to the phone. One that comes twice, late or of a text nobody knows changes nothing.</summary>
public static class ReceiveReceipt
{
    const string Form = "application/x-www-form-urlencoded", JsonBody = "application/json";

    /// <param name="Noted">Whether it was news.</param>
    public sealed record Response(bool Noted);

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/inbound/receipts", Handle)
        .WithName(nameof(ReceiveReceipt))
        .WithSummary("Take a delivery receipt from the gateway: id and status (delivered, undelivered or failed) as JSON or form fields, signed with X-Timestamp and X-Signature.");

    static async Task<Results<Ok<Response>, UnauthorizedHttpResult, StatusCodeHttpResult>> Handle(
        HttpContext http, Settings settings, RidesDatabase database, [FromKeyedServices("machine")] TimeProvider machine, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes, cancellationToken);
        var body = bytes.ToArray();
        string timestamp = http.Request.Headers["X-Timestamp"].ToString(), signature = http.Request.Headers["X-Signature"].ToString();
        if (settings.SmsSecret is not { } secret || !InboundSignature.IsValid(secret, timestamp, signature, body, machine.GetUtcNow())) return TypedResults.Unauthorized();

        var type = http.Request.ContentType ?? "";
        var isForm = type.StartsWith(Form, StringComparison.OrdinalIgnoreCase);
        if (!isForm && !type.StartsWith(JsonBody, StringComparison.OrdinalIgnoreCase)) return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);

        var receipt = Receipt.Of(isForm ? FormFields(body) : JsonMembers(body));
        var noted = await database.Write<bool?>(async unit =>
            await InboundSignature.IsFirst(unit, signature, machine.GetUtcNow()) ? await DeliveryReceipts.Note(unit, receipt.Id, receipt.Status) : null, cancellationToken);
        return noted is { } isNews ? TypedResults.Ok(new Response(isNews)) : TypedResults.Unauthorized();
    }

    static Dictionary<string, string> FormFields(byte[] body) =>
        QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body)).ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>What a gateway says beyond these is its own affair.</summary>
    static Dictionary<string, string> JsonMembers(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Object) throw new InvalidException("body", "must be an object with id and status");
            var members = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var member in json.RootElement.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.String)) members[member.Name] = member.Value.GetString()!;
            return members;
        }
        catch (JsonException)
        {
            throw new InvalidException("body", "must be JSON");
        }
    }

    sealed record Receipt(Guid Id, string Status)
    {
        public static Receipt Of(Dictionary<string, string> members)
        {
            var errors = new Dictionary<string, string[]>();
            if (!Guid.TryParse(members.GetValueOrDefault("id"), out var id)) errors["id"] = ["must be the id that the text was handed over with"];
            var status = members.GetValueOrDefault("status", "").ToLowerInvariant();
            if (!DeliveryReceipts.All.Contains(status)) errors["status"] = [$"must be one of {string.Join(", ", DeliveryReceipts.All)}"];
            return errors.Count == 0 ? new(id, status) : throw new InvalidException(errors);
        }
    }
}
