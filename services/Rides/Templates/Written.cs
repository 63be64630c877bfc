using Scheduling.Platform.Http;
using Scheduling.Rides.Messages;
using Scheduling.Rides.Planning;

namespace Scheduling.Rides.Templates;

/// <summary>The words of a message, and what they were written from: kept with the message, so that it can always be shown.</summary>
public sealed record Written
{
    public required string Body { get; init; }

    /// <summary>Such as <c>lbw/t-1/en</c>, or <c>shipped/t-1/en</c>.</summary>
    public required string TemplateId { get; init; }

    public required int TemplateVersion { get; init; }

    public static Written FromShipped(string body, ReminderKind kind, string language) => new()
    {
        Body = body,
        TemplateId = new TemplateName("shipped", WireName.Of(kind), TemplateKinds.LanguageOf(language), "").Id,
        TemplateVersion = MessageText.Version,
    };
}

/// <summary>The words that clinics have chosen.</summary>
sealed class TemplatesInUse(IEnumerable<TemplateRow> rows)
{
    readonly Dictionary<TemplateName, TemplateRow> byName = rows.ToDictionary(row => row.Name);

    /// <summary>
    /// Writes a message in the clinic's words: those for the protocol of its visits, else those for all. In the shipped words where there are none,
    /// or where they cannot say all that this message must say in one text.
    /// </summary>
    public Written Write(string clinicId, Occasion occasion, IReadOnlyList<Subject> subjects)
    {
        var (kind, language) = (subjects.Min(subject => subject.Kind), TemplateKinds.LanguageOf(occasion.Language));
        var protocols = subjects.Where(subject => subject.Kind == kind).Select(subject => subject.ProtocolId ?? "").Distinct().ToList();
        var draft = new TemplateDraft(occasion, subjects);
        foreach (var protocol in protocols is [{ Length: > 0 } one] ? [one, ""] : new[] { "" })
        {
            if (byName.GetValueOrDefault(new(clinicId, WireName.Of(kind), language, protocol)) is { Text: { } text } template && draft.Write(text) is { } body)
                return new() { Body = body, TemplateId = template.Name.Id, TemplateVersion = template.Version };
        }
        return Written.FromShipped(MessageText.Of(occasion, subjects), kind, language);
    }

    /// <summary>The same for an answer to a patient's own text.</summary>
    public Written Write(string clinicId, Occasion occasion, ReminderKind kind, AnswerTo what)
    {
        var language = TemplateKinds.LanguageOf(occasion.Language);
        return byName.GetValueOrDefault(new(clinicId, WireName.Of(kind), language, "")) is { Text: { } text } template
            && TemplateText.Fill(text, TemplateDraft.Always(occasion)) is { } body && Gsm7.Fits(body)
            ? new() { Body = body, TemplateId = template.Name.Id, TemplateVersion = template.Version }
            : Written.FromShipped(MessageText.Answer(occasion, what), kind, language);
    }
}
