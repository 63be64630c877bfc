using Scheduling.Rides.Channels;

namespace Scheduling.Rides.Messages;

/// <summary>
/// Writes a message. A text is at most 160 characters of the basic set (47 CFR 64.1200(a)(9)(iv)): where all of it is too long, the same is
/// said in fewer words, then with less, and what is left out can be asked at the number that every text names.
/// </summary>
public static class MessageText
{
    /// <summary>Of the shipped words: one higher whenever they change.</summary>
    public const int Version = 1;

    public static string Of(Occasion occasion, IReadOnlyList<Subject> subjects)
    {
        var draft = new MessageDraft(occasion, subjects);
        return occasion.Medium == Medium.Email ? Email(occasion, draft) : Text(occasion, Variants(draft));
    }

    /// <summary>What answers the patient's own text.</summary>
    public static string Answer(Occasion occasion, AnswerTo what)
    {
        var phrases = Phrases.In(occasion.Language);
        var phone = Phrases.Dialled(occasion.Phone);
        return Text(occasion, what switch
        {
            AnswerTo.Stop => [phrases.OptedOut(phone)],
            AnswerTo.Start => [$"{phrases.OptedIn} {phrases.Questions(phone)} {phrases.OptOut}"],
            AnswerTo.Help => [$"{phrases.Help} {phrases.Questions(phone)} {phrases.OptOut}"],
            AnswerTo.Crisis => [$"{phrases.Crisis} {phone}. {phrases.OptOut}"],
            AnswerTo.RideSet => [$"{phrases.RideSet} {phrases.Questions(phone)} {phrases.OptOut}"],
            AnswerTo.NeedsCall => [$"{phrases.NeedsCall} {phrases.Questions(phone)} {phrases.OptOut}"],
            AnswerTo.Agreed => [$"{phrases.Agreed} {phrases.Questions(phone)} {phrases.OptOut}"],
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, "has no words"),
        });
    }

    /// <summary>What a text may say, fullest first.</summary>
    static IEnumerable<string> Variants(MessageDraft draft)
    {
        foreach (var keep in draft.Keeps)
            foreach (var question in draft.Questions)
                yield return draft.Body([.. draft.Changes, .. draft.Visits, .. draft.Talks], keep, question);
        yield return draft.Body([.. draft.Changes, .. draft.Visits, .. draft.Talks], draft.Keeps[^1], "");
        yield return draft.Body([.. draft.Changes, .. draft.Visits], draft.Keeps[^1], "");
        yield return draft.Body([.. draft.Changes, .. draft.Visits], "", "");
        yield return draft.Shortest;
    }

    static string Text(Occasion occasion, IEnumerable<string> variants)
    {
        var sender = Gsm7.Of(occasion.Sender);
        var last = "";
        foreach (var variant in variants)
        {
            last = Gsm7.Of(variant);
            if (sender.Length + 2 + last.Length <= Gsm7.Longest) return $"{sender}: {last}";
        }
        return $"{sender[..(Gsm7.Longest - 2 - last.Length)]}: {last}";
    }

    static string Email(Occasion occasion, MessageDraft draft)
    {
        var phrases = Phrases.In(occasion.Language);
        return MessageDraft.Sentences([$"{occasion.Sender}:", .. draft.Changes, .. draft.Visits, .. draft.Talks, draft.Keeps[0], draft.Request, phrases.Questions(Phrases.Dialled(occasion.Phone))]);
    }
}
