using Scheduling.Rides.Channels;
using Scheduling.Rides.Messages;
using Scheduling.Rides.Planning;

namespace Scheduling.Rides.Templates;

/// <summary>What a template's placeholders stand for in one message.</summary>
sealed class TemplateDraft
{
    readonly Occasion occasion;
    readonly ReminderKind kind;
    readonly MessageDraft draft;
    readonly IReadOnlyList<Subject> own, others;

    public TemplateDraft(Occasion occasion, IReadOnlyList<Subject> subjects)
    {
        this.occasion = occasion;
        kind = subjects.Min(subject => subject.Kind);
        draft = new(occasion, subjects);
        own = [.. subjects.Where(subject => subject.Kind == kind).OrderBy(subject => subject.StartsAt ?? subject.PreviousAt)];
        // A visit whose move is told is not told again.
        others = [.. subjects.Where(subject => subject.Kind != kind && !(subject.Kind is ReminderKind.DayBefore or ReminderKind.RideMissing && own.Any(o => o.StartsAt == subject.StartsAt)))];
    }

    /// <summary>The text as it would be sent; null where the template cannot say what this message says, or not in one text.</summary>
    public string? Write(string template)
    {
        if (occasion.Medium != Medium.Sms || !CanSay(template)) return null;
        return All(template).FirstOrDefault(Gsm7.Fits);
    }

    /// <summary>The text in its fewest words, however long that is.</summary>
    public string? Fewest(string template) => All(template).LastOrDefault();

    bool CanSay(string template) =>
        (own.Count == 1 && (kind != ReminderKind.Driver || own[0] is { StartsAt: not null, PreviousAt: null }) || kind is ReminderKind.DayBefore or ReminderKind.WeeklyDigest)
        && (others.Count == 0 || TemplateText.Placeholders(template).Contains("more"));

    IEnumerable<string> All(string template)
    {
        // Fewer words about what to keep before a question that can no longer be answered.
        foreach (var question in draft.Questions)
            foreach (var keep in draft.Keeps)
                if (TemplateText.Fill(template, Values(keep, question)) is { } text) yield return text;
    }

    Dictionary<string, string> Values(string keep, string question)
    {
        var phrases = Phrases.In(occasion.Language);
        var values = Always(occasion);
        (values["keep"], values["question"], values["more"]) = (keep, question, More());
        Add("when", kind switch
        {
            ReminderKind.RideMissing => draft.Relative(own[0], own[0].StartsAt!.Value),
            ReminderKind.Driver => own[0].StartsAt is { } pickUp ? draft.Relative(own[0], pickUp) : null,
            ReminderKind.DayBefore => phrases.And([.. own.Select(subject => draft.Relative(subject, subject.StartsAt!.Value))]),
            ReminderKind.Moved => draft.NewTime(own[0]),
            ReminderKind.Cancelled => null,
            _ => phrases.And([.. own.Select(subject => draft.Dated(subject, subject.StartsAt!.Value))]),
        });
        Add("previous", kind switch { ReminderKind.Moved => draft.OldTime(own[0]), ReminderKind.Cancelled => draft.Dated(own[0], own[0].PreviousAt!.Value), _ => null });
        Add("noFoodAfter", MessageDraft.Time(own[0], own[0].NoFoodAfter));
        Add("noDrinkAfter", MessageDraft.Time(own[0], own[0].NoDrinkAfter));
        Add("noNasalSprayAfter", MessageDraft.Time(own[0], own[0].NoNasalSprayAfter));
        return values;

        void Add(string name, string? value)
        {
            if (value is not null) values[name] = value;
        }
    }

    /// <summary>What every text has.</summary>
    public static Dictionary<string, string> Always(Occasion occasion) => new(StringComparer.Ordinal)
    {
        ["sender"] = Gsm7.Of(occasion.Sender),
        ["phone"] = Phrases.Dialled(occasion.Phone),
        ["stop"] = Phrases.In(occasion.Language).OptOut,
    };

    string More()
    {
        if (others.Count == 0) return "";
        var rest = new MessageDraft(occasion, others);
        var said = MessageDraft.Sentences([.. rest.Changes, .. rest.Visits, .. rest.Talks]);
        return said.Length == 0 ? "" : char.ToUpperInvariant(said[0]) + said[1..];
    }
}
