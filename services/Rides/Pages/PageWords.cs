using System.Globalization;

namespace Scheduling.Rides.Pages;

/// <summary>
/// The words of a patient's page in one language. None names a drug, a diagnosis, a treatment or a kind of clinic: a page may be seen over a
/// shoulder, and stands in the history of a browser that is not the patient's alone.
/// </summary>
abstract class PageWords
{
    static readonly PageWords English = new EnglishPage(), Spanish = new SpanishPage();

    /// <summary>The words for a language (BCP 47): Spanish and its regions in Spanish, everything else in English.</summary>
    public static PageWords In(string language) => language.Split('-')[0].Equals("es", StringComparison.OrdinalIgnoreCase) ? Spanish : English;

    /// <summary>The language, as markup says it.</summary>
    public abstract string Language { get; }

    /// <summary>The other language, in that language's own words.</summary>
    public abstract (string Language, string Name) Other { get; }

    public abstract string Title { get; }
    public abstract string For(string name);
    public abstract string NoVisits { get; }
    public abstract string Today { get; }
    public abstract string Tomorrow { get; }

    /// <summary>A date with its weekday and without its year, which nobody needs of a day that is near.</summary>
    public abstract string Date(DateOnly day);

    /// <summary>The same with the year.</summary>
    public abstract string FullDate(DateOnly day);

    public abstract string Clock(TimeOnly at);

    /// <summary>From arrival to about the end.</summary>
    public abstract string Span(string from, string to);

    public abstract string YourTime(string time);
    public abstract string Prepare { get; }
    public abstract string NoFood(string after);
    public abstract string NoDrink(string after);
    public abstract string NoNoseSpray(string after);
    public abstract string Afterwards { get; }
    public abstract string NoDrivingBefore(string day);
    public abstract string NoDrivingUntil(string day, string time);

    public abstract string RideHome { get; }
    public abstract string PickUp(string time);
    public abstract string RideNeeded { get; }
    public abstract string RidePlanned(string? kind);
    public abstract string RideSet { get; }
    public abstract string RideArrived { get; }
    public abstract string RideDeparted { get; }
    public abstract string ConfirmRide { get; }

    public abstract string AnotherTime { get; }
    public abstract string AnotherTimeHow { get; }
    public abstract string Choice(int number);
    public abstract string SendRequest { get; }
    public abstract string Requested { get; }

    public abstract string Cancelled { get; }
    public abstract string NeedsTime { get; }

    public abstract string Talks { get; }
    public abstract string InPerson { get; }
    public abstract string ByVideo { get; }
    public abstract string MoreTalks(int count);

    public abstract string Calendar { get; }
    public abstract string CalendarHow { get; }
    public abstract string AddToCalendar { get; }

    public abstract string Messages { get; }
    public abstract string Texts(string address, bool on);
    public abstract string Emails(string address, bool on);
    public abstract string StopTexts { get; }
    public abstract string StartTexts { get; }
    public abstract string StopEmails { get; }
    public abstract string StartEmails { get; }
    public abstract string CallToStart { get; }
    public abstract string StaysBooked { get; }

    public abstract string Questions { get; }
    public abstract string Call(string phone);
    public abstract string Emergency { get; }
    public abstract string Footer(string until);

    public abstract string Said(PageNotice notice);

    /// <summary>What the entry of a visit or a talk is called in a calendar.</summary>
    public abstract string EntryOf(string? sender);

    public abstract string TalkEntryOf(string? sender);

    public abstract string Stale { get; }
    public abstract string BackToPage { get; }
    public abstract string Gone { get; }
    public abstract string GoneWhat { get; }

    /// <summary>Hours and minutes of a half-day clock.</summary>
    protected static string Twelve(TimeOnly at) => at.ToString("h:mm", CultureInfo.InvariantCulture);
}
