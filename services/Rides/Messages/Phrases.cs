using System.Globalization;
using Scheduling.Rides.Planning;

namespace Scheduling.Rides.Messages;

/// <summary>The words of one language. Every text names its sender, a number to call and how to stop; none names a drug, a diagnosis or a treatment.</summary>
abstract class Phrases
{
    public static Phrases In(string language) =>
        language.Split('-')[0].Equals("es", StringComparison.OrdinalIgnoreCase) ? new Spanish() : new English();

    public abstract string Today { get; }
    public abstract string Tomorrow { get; }

    /// <summary>A weekday and a date, such as <c>Tue 1/12</c>.</summary>
    public abstract string Date(DateOnly day);

    /// <summary>Several times, one behind the other.</summary>
    public abstract string And(IReadOnlyList<string> whens);

    public abstract string Visit(IReadOnlyList<string> whens);
    public abstract string TalkSession(string when, bool byVideo);
    public abstract string Moved(string from, string to, bool officeClosed);
    public abstract string Cancelled(IReadOnlyList<string> whens, bool officeClosed);
    public abstract string Changed(int visits);

    /// <summary>Nobody is sure to take the patient home from that visit.</summary>
    public abstract string NoRide(string when);

    /// <summary>To who drives: place and time and nothing else.</summary>
    public abstract string PickUp(string place, string when, bool isChanged);

    public abstract string NoPickUp(string when);

    /// <summary>What to keep, each time null where nothing is asked, in whole words.</summary>
    public abstract string Keep(string? noFoodAfter, string? noDrinkAfter, string? noNasalSprayAfter);

    /// <summary>The same in fewer words.</summary>
    public abstract string KeepShort(string? noFoodAfter, string? noDrinkAfter, string? noNasalSprayAfter);

    /// <summary>The one question a text asks, longest first; the last may be nothing.</summary>
    public abstract IReadOnlyList<string> Question(ReminderKind kind, int visits);

    /// <summary>The same for an e-mail, which nobody answers with one letter.</summary>
    public abstract string Request(ReminderKind kind, int visits);

    /// <summary>An e-mail's: whoever sees it on a screen learns nothing.</summary>
    public abstract string Subject { get; }

    /// <summary>Where an e-mail's reader finds the rest.</summary>
    public abstract string YourPage { get; }

    /// <summary>Asks to call, where there is no room for the words.</summary>
    public abstract string PleaseCall(string phone);

    public abstract string OptOut { get; }
    public abstract string Questions(string phone);
    public abstract string OptedOut(string phone);
    public abstract string OptedIn { get; }
    public abstract string Help { get; }

    /// <summary>For somebody in danger: no advice but where help is. Always sent as it is here.</summary>
    public abstract string Crisis { get; }

    public abstract string RideSet { get; }
    public abstract string NeedsCall { get; }
    public abstract string Agreed { get; }

    /// <summary>The shipped words as a template, for whoever wants to change them.</summary>
    public abstract string Template(ReminderKind kind);

    public static string Clock(TimeOnly at) => at.ToString("h:mmtt", CultureInfo.InvariantCulture).ToLowerInvariant();

    /// <summary>A North American number as it is dialled there; any other as it is.</summary>
    public static string Dialled(string phone) =>
        phone is ['+', '1', .. { Length: 10 } local] ? $"{local[..3]}-{local[3..6]}-{local[6..]}" : phone;
}
