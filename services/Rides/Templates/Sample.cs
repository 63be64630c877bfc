using Scheduling.Platform.Time;
using Scheduling.Rides.Channels;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.Messages;
using Scheduling.Rides.Planning;
using Scheduling.Rides.Sessions;

namespace Scheduling.Rides.Templates;

/// <summary>A message to try words on.</summary>
sealed record Sample
{
    public required ReminderKind Kind { get; init; }
    public required Occasion Occasion { get; init; }

    /// <summary>Empty for an answer to a patient's own text.</summary>
    public required IReadOnlyList<Subject> Subjects { get; init; }

    /// <summary>A visit on a Tuesday at ten.</summary>
    public static Sample Ordinary(ReminderKind kind, string language, ClinicRow clinic) =>
        Of(kind, language, clinic, new(2027, 1, 12), new(2027, 1, 15), new(10, 0), readerIsElsewhere: false);

    /// <summary>The longest dates and times, and a reader who must be told whose they are.</summary>
    public static Sample Longest(ReminderKind kind, string language, ClinicRow clinic) =>
        Of(kind, language, clinic, new(2027, 12, 22), new(2027, 12, 29), new(12, 45), readerIsElsewhere: true);

    /// <summary>A visit that is booked.</summary>
    public static Sample Of(ReminderKind kind, string language, ClinicRow clinic, SessionRow session)
    {
        var subject = new Subject
        {
            Kind = kind,
            ClinicZone = session.Zone,
            StartsAt = kind == ReminderKind.Cancelled ? null : session.StartsAt,
            PreviousAt = kind switch { ReminderKind.Cancelled => session.StartsAt, ReminderKind.Moved => session.StartsAt!.Value.AddDays(-7), _ => null },
            NoFoodAfter = session.NoFoodAfter,
            NoDrinkAfter = session.NoDrinkAfter,
            NoNasalSprayAfter = session.NoNasalSprayAfter,
        };
        return new() { Kind = kind, Occasion = On(ReadOn(kind, session.LocalDate), language, clinic, session.Zone), Subjects = TemplateKinds.IsReminder(kind) ? [subject] : [] };
    }

    /// <summary>The words as they would be sent, or null where they cannot be.</summary>
    public string? Write(string text) => Subjects.Count > 0
        ? new TemplateDraft(Occasion, Subjects).Write(text)
        : Fewest(text) is { } filled && Gsm7.Fits(filled) ? filled : null;

    /// <summary>The shortest that they come to, however long that is.</summary>
    public string? Fewest(string text) => Subjects.Count > 0 ? new TemplateDraft(Occasion, Subjects).Fewest(text) : TemplateText.Fill(text, TemplateDraft.Always(Occasion));

    /// <summary>What is sent where there are no such words.</summary>
    public string Shipped() => Subjects.Count > 0
        ? MessageText.Of(Occasion, Subjects)
        : MessageText.Answer(Occasion, Kind == ReminderKind.OptedIn ? AnswerTo.Start : AnswerTo.Help);

    static Sample Of(ReminderKind kind, string language, ClinicRow clinic, DateOnly day, DateOnly other, TimeOnly at, bool readerIsElsewhere)
    {
        DateTimeOffset On(DateOnly date) => WallClock.ToInstant(date, at, clinic.Zone);
        Subject About(DateOnly date) => new()
        {
            Kind = kind,
            ClinicZone = clinic.Zone,
            StartsAt = kind == ReminderKind.Cancelled ? null : On(date),
            PreviousAt = kind switch { ReminderKind.Cancelled => On(date), ReminderKind.Moved => On(date.AddDays(-7)), _ => null },
            NoFoodAfter = On(date).AddMinutes(15 - 120),
            NoDrinkAfter = On(date).AddMinutes(15 - 30),
            NoNasalSprayAfter = On(date).AddMinutes(15 - 60),
        };
        var reader = !readerIsElsewhere ? clinic.Zone : WallClock.Zone(clinic.Zone.Id == "America/New_York" ? "America/Chicago" : "America/New_York");
        IReadOnlyList<Subject> subjects = kind == ReminderKind.WeeklyDigest ? [About(day), About(other)] : TemplateKinds.IsReminder(kind) ? [About(day)] : [];
        return new() { Kind = kind, Occasion = Sample.On(ReadOn(kind, day), language, clinic, reader), Subjects = subjects };
    }

    /// <summary>Most are read on the day before; most visits are moved earlier than that.</summary>
    static DateOnly ReadOn(ReminderKind kind, DateOnly visit) => visit.AddDays(kind == ReminderKind.Moved ? -4 : -1);

    static Occasion On(DateOnly day, string language, ClinicRow clinic, TimeZoneInfo reader) => new()
    {
        // A clinic may choose its words before it was heard of here.
        Sender = clinic.SenderName ?? "Your clinic",
        Phone = clinic.Phone ?? "+15625550100",
        Language = language,
        PatientZone = reader,
        Day = day,
        Medium = Medium.Sms,
    };
}
