using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Scheduling.Platform.Hosting;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.Contacts;
using Scheduling.Rides.OptOuts;
using Scheduling.Rides.Replies;

namespace Scheduling.Rides.Features;

/// <summary>Takes a patient's text from the gateway: words that end and begin texts as the law wants them understood, answers to our questions, and calls for help.</summary>
public static class ReceiveText
{
    const string Form = "application/x-www-form-urlencoded";

    /// <param name="Understood"><c>stop</c>, <c>start</c>, <c>help</c>, <c>yes</c>, <c>no</c>, <c>crisis</c>, ...; <c>other</c> where only a person can tell.</param>
    public sealed record Response(Reply Understood);

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/inbound/sms", Handle)
        .WithName(nameof(ReceiveText))
        .WithSummary("Take a patient's text from the gateway: form fields From, To and Body, signed with X-Timestamp and X-Signature.");

    static async Task<Results<Ok<Response>, UnauthorizedHttpResult, StatusCodeHttpResult>> Handle(
        HttpContext http, Settings settings, RidesDatabase database, [FromKeyedServices("machine")] TimeProvider machine, CancellationToken cancellationToken)
    {
        var body = await Read(http.Request.Body, cancellationToken);
        string timestamp = http.Request.Headers["X-Timestamp"].ToString(), signature = http.Request.Headers["X-Signature"].ToString();
        if (settings.SmsSecret is not { } secret || !InboundSignature.IsValid(secret, timestamp, signature, body, machine.GetUtcNow())) return TypedResults.Unauthorized();
        if (http.Request.ContentType?.StartsWith(Form, StringComparison.OrdinalIgnoreCase) != true) return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);

        var text = Text.Of(body);
        var meaning = ReplyWords.Of(text.Body);
        var isFirst = await database.Write(async unit =>
        {
            if (!await InboundSignature.IsFirst(unit, signature, machine.GetUtcNow())) return false;
            foreach (var clinic in await Addressed(unit, text)) await Conversation.Hear(unit, clinic, text.From, text.Body, meaning, settings.RevokeAllFrom);
            return true;
        }, cancellationToken);
        return isFirst ? TypedResults.Ok(new Response(meaning.Said)) : TypedResults.Unauthorized();
    }

    /// <summary>The clinic that texts from that number; where none does any more, one of each group that knows the sender, because a STOP is honoured all the same.</summary>
    static async Task<IReadOnlyList<ClinicRow>> Addressed(Unit unit, Text text)
    {
        if (await ClinicStore.OfSmsNumber(unit, text.To) is { } addressed) return [addressed];
        var clinics = new List<ClinicRow>();
        foreach (var group in await ContactStore.GroupsOfNumber(unit, text.From))
            if (await ClinicStore.OfGroup(unit, group) is { } clinic) clinics.Add(clinic);
        return clinics;
    }

    static async Task<byte[]> Read(Stream body, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await body.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }

    sealed record Text(string From, string To, string Body)
    {
        public static Text Of(byte[] form)
        {
            var fields = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(form));
            string from = fields.GetValueOrDefault("From").ToString(), to = fields.GetValueOrDefault("To").ToString();
            var errors = new Dictionary<string, string[]>();
            if (!E164Attribute.Matches(from)) errors["From"] = ["must be a number with its country such as +15625550123"];
            if (!E164Attribute.Matches(to)) errors["To"] = ["must be a number with its country such as +15625550123"];
            return errors.Count == 0 ? new(from, to, fields.GetValueOrDefault("Body").ToString()) : throw new InvalidException(errors);
        }
    }
}
