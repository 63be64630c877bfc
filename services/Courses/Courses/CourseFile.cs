using Scheduling.Courses.Clinics;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Courses;

/// <summary>
/// A running course, all of it, as it was read under its clinic's and its patient's turn, and what a command has changed of it so far.
/// Pure: nothing is stored or told before <see cref="CourseFiles"/> saves it.
/// </summary>
sealed class CourseFile
{
    readonly Dictionary<Guid, SessionRow> before;
    readonly Dictionary<Guid, SessionRow> sessions;
    readonly Dictionary<Guid, Told> told = [];
    readonly Dictionary<Guid, ReviewRow> reviewsBefore;
    readonly Dictionary<Guid, ReviewRow> reviews;
    readonly List<OverrideRow> overrides = [];
    readonly List<Guid> welfareChecks = [];
    (string? Text, Wishes Wishes) read = (null, null!);

    public CourseFile(Clinic clinic, ClinicCalendar calendar, Protocol protocol, CourseRow course, IReadOnlyList<SessionRow> sessions, IReadOnlyList<ReviewRow> reviews)
    {
        (Clinic, Calendar, Protocol, Course, CourseBefore) = (clinic, calendar, protocol, course, course);
        before = sessions.ToDictionary(row => row.SessionId);
        this.sessions = new(before);
        reviewsBefore = reviews.ToDictionary(row => row.ReviewId);
        this.reviews = new(reviewsBefore);
    }

    public Clinic Clinic { get; }
    public ClinicCalendar Calendar { get; }
    public Protocol Protocol { get; }
    public required DateTimeOffset Now { get; init; }

    /// <summary>It is changed together with other courses: what they will hold of the chairs is not known yet.</summary>
    public bool IsOneOfMany { get; init; }

    /// <summary>What other courses hold of the clinic's chairs in the days that were read.</summary>
    public required IReadOnlyList<ChairBlock> OthersBlocks { get; init; }

    /// <summary>The patient's doses outside this course's sessions: of other courses, at other clinics of the group, given elsewhere.</summary>
    public required IReadOnlyCollection<DateOnly> OtherDoses { get; set; }

    /// <summary>The day of a dose whose record is what changes the course.</summary>
    public DateOnly? DoseElsewhere { get; set; }

    public CourseRow CourseBefore { get; }
    public CourseRow Course { get; private set; }

    /// <summary>The clinic's civil date now.</summary>
    public DateOnly Today => WallClock.ToLocal(Now, Calendar.Zone).Day;

    public Wishes Wishes => ReferenceEquals(read.Text, Course.Wishes) ? read.Wishes : (read = (Course.Wishes, StoredJson.Read<Wishes>(Course.Wishes))).Wishes;
    public CourseLife Life => Course.Life is { } life ? StoredJson.Read<CourseLife>(life) : CourseLife.None;

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<SessionRow> Sessions => [.. sessions.Values.OrderBy(row => row.Number)];

    public IReadOnlyList<ReviewRow> Reviews => [.. reviews.Values.OrderBy(row => row.AfterSession).ThenBy(row => row.ReviewId)];
    public IReadOnlyList<OverrideRow> Overrides => overrides;

    /// <summary>As it is now, changes included.</summary>
    /// <exception cref="NotFoundException">The course has no such session.</exception>
    public SessionRow Session(Guid sessionId) => sessions.GetValueOrDefault(sessionId) ?? throw NotFoundException.Of("session", sessionId);

    public ReviewRow? OpenReview(ReviewKind kind) => Reviews.FirstOrDefault(row => row.Kind == WireName.Of(kind) && row.Status == ReviewRow.Open);

    /// <summary>Puts the session as it is from now on; <paramref name="what"/> becomes its event.</summary>
    public void Put(SessionRow after, Happening what, string? reason = null)
    {
        var had = before.GetValueOrDefault(after.SessionId);
        sessions[after.SessionId] = after;
        told[after.SessionId] = new() { What = what, Reason = reason, Previous = what is Happening.Moved ? had : null };
    }

    /// <summary>The same of what merely follows from the command: an event of its own only where the session has none yet.</summary>
    public void Amend(SessionRow after)
    {
        sessions[after.SessionId] = after;
        told.TryAdd(after.SessionId, new() { What = Happening.Changed });
    }

    /// <summary>Puts a forecast, or takes one away (a null): nobody is told of either.</summary>
    public void Forecast(Guid sessionId, SessionRow? row)
    {
        if (row is null) sessions.Remove(sessionId);
        else sessions[sessionId] = row;
    }

    public void Put(CourseRow course) => Course = course;

    public void Put(CourseLife life) => Course = Course with { Life = StoredJson.Write(life) };

    public void Put(ReviewRow review) => reviews[review.ReviewId] = review;

    /// <summary>Opens a decision after the slot of that number.</summary>
    public void Open(ReviewKind kind, int afterNumber, DateOnly dueDate) => Put(new ReviewRow
    {
        ReviewId = Guid.CreateVersion7(Now),
        CourseId = Course.CourseId,
        ClinicId = Course.ClinicId,
        Kind = WireName.Of(kind),
        DueDate = dueDate,
        AfterSession = afterNumber,
        Status = ReviewRow.Open,
        OpenedAt = Now,
    });

    public void Forget(ReviewRow review) => reviews.Remove(review.ReviewId);

    /// <summary>Notes that a rule was set aside, for the record and for the countersignature.</summary>
    public void Note(Override set, Guid? sessionId, Principal enteredBy) => overrides.Add(OverrideRow.Of(set, Course, sessionId, enteredBy, Now));

    /// <summary>Has the world told that somebody must look after the patient, who did not come.</summary>
    public void TellWelfareCheck(Guid sessionId) => welfareChecks.Add(sessionId);

    /// <summary>The sessions of which that is told.</summary>
    public IReadOnlyList<Guid> WelfareChecks => welfareChecks;

    /// <summary>The phase a session belongs to; an extension goes by the rules of the first phase.</summary>
    public Phase PhaseOf(SessionRow row) => PhaseOf(WireName.Parse<PhaseName>(row.Phase));

    Phase PhaseOf(PhaseName name) =>
        Protocol.Phases.FirstOrDefault(phase => phase.Name == name) ?? Protocol.Phases[0] with { Name = name };

    public Slot SlotOf(SessionRow row) => new() { Number = row.Number, Phase = PhaseOf(row), Target = row.TargetDate, TreatmentWeek = row.TreatmentWeek };

    /// <summary>What the planner is asked of this course, with the rules that are set aside now.</summary>
    public PlanRequest Request(Override? set = null) => new()
    {
        Protocol = Protocol,
        StartDate = Course.StartDate,
        Pattern = StoredJson.Read<IReadOnlyList<Weekday>>(Course.Pattern),
        PreferredTime = Wishes.PreferredTime ?? CourseRules.DefaultTime,
        TimeWindow = Wishes.TimeWindow,
        ChairId = Wishes.ChairId,
        BoosterIntervalsDays = Wishes.BoosterIntervalsDays,
        HorizonSessions = Wishes.HorizonSessions,
        Unavailable = Wishes.Unavailable?.ToHashSet() ?? [],
        OtherDoseDates = OtherDoses,
        DoseMg = Wishes.DoseMg,
        Overridden = set is null ? [] : [set.Rule],
        EveryDays = Life.EveryDays,
        Now = Now,
    };

    /// <summary>Where that session may lie while the rest of the course stays; a chair that is named goes before the course's own wish.</summary>
    public SlotPlaces PlacesFor(SessionRow row, Override? set = null, string? chairId = null)
    {
        var request = Request(set);
        if (chairId is not null) request = request with { ChairId = chairId };
        var standing = Sessions.Where(other => other.SessionId != row.SessionId && other.HoldsDose).Select(other => new StandingDose(other.Day, request.MinGap(PhaseOf(other))));
        return new(request, Calendar, Occupancy(other => other.SessionId != row.SessionId), [.. standing]);
    }

    /// <summary>What the chairs hold: other courses, and those sessions of this one. What its own forecasts hold is theirs to give up.</summary>
    public Occupancy Occupancy(Func<SessionRow, bool> stays) => new(
    [
        .. OthersBlocks,
        .. sessions.Values.Where(row => row.HoldsChair && row.Status is not SessionStatus.Projected && stays(row)).Select(row => new ChairBlock { Date = row.Day, ChairId = row.ChairId!, StartsAt = row.StartsAt!.Value, EndsAt = row.EndsAt!.Value }),
    ]);

    /// <summary>What the command did to the sessions and reviews, once all that follows from it has been worked out.</summary>
    public CourseChanges Changes()
    {
        var changed = sessions.Values
            .Where(row => !before.TryGetValue(row.SessionId, out var had) || had != row)
            .Select(row => before.TryGetValue(row.SessionId, out var had) ? row with { Version = had.Version + 1 } : row)
            .OrderBy(row => row.Number).ToList();
        foreach (var row in changed) sessions[row.SessionId] = row;
        return new()
        {
            Sessions = changed,
            Gone = [.. before.Keys.Where(id => !sessions.ContainsKey(id))],
            Held = [.. changed.Where(row => before.TryGetValue(row.SessionId, out var had) && (had.HoldsChair || had.HoldsDose)).Select(row => row.SessionId)],
            Told = told,
            VersionsBefore = changed.ToDictionary(row => row.SessionId, row => before.TryGetValue(row.SessionId, out var had) ? had.Version : 0),
            Reviews = [.. reviews.Values.Where(row => !reviewsBefore.TryGetValue(row.ReviewId, out var had) || had != row)],
            SessionsBefore = [.. changed.Where(row => before.ContainsKey(row.SessionId)).Select(row => before[row.SessionId])],
            ReviewsBefore = [.. reviewsBefore.Values.Where(had => !reviews.TryGetValue(had.ReviewId, out var row) || row != had)],
            GoneReviews = [.. reviewsBefore.Keys.Where(id => !reviews.ContainsKey(id))],
        };
    }
}

/// <summary>What is told of a changed session.</summary>
sealed record Told
{
    public required Happening What { get; init; }

    /// <summary>An enumerated code.</summary>
    public string? Reason { get; init; }

    /// <summary>The session before a move.</summary>
    public SessionRow? Previous { get; init; }
}

/// <summary>The difference that a command makes to a course.</summary>
sealed record CourseChanges
{
    /// <summary>New or changed, each one version on.</summary>
    public required IReadOnlyList<SessionRow> Sessions { get; init; }

    /// <summary>Forecasts that the course no longer makes.</summary>
    public required IReadOnlyList<Guid> Gone { get; init; }

    /// <summary>Those whose chairs and days are let go before anything is written.</summary>
    public required IReadOnlyList<Guid> Held { get; init; }

    public required IReadOnlyDictionary<Guid, Told> Told { get; init; }
    public required IReadOnlyDictionary<Guid, long> VersionsBefore { get; init; }
    public required IReadOnlyList<ReviewRow> Reviews { get; init; }
    public required IReadOnlyList<Guid> GoneReviews { get; init; }

    /// <summary>What changed, as it was.</summary>
    public required IReadOnlyList<SessionRow> SessionsBefore { get; init; }

    public required IReadOnlyList<ReviewRow> ReviewsBefore { get; init; }
}

/// <summary>A rule that was set aside, as it is stored.</summary>
sealed record OverrideRow
{
    public required Guid OverrideId { get; init; }
    public required string ClinicId { get; init; }
    public required Guid CourseId { get; init; }
    public Guid? SessionId { get; init; }
    public required string Rule { get; init; }
    public required string OrderedBy { get; init; }
    public required string Why { get; init; }
    public required string EnteredBy { get; init; }
    public required DateTimeOffset EnteredAt { get; init; }
    public DateTimeOffset? CountersignedAt { get; init; }

    /// <summary>What a clinician enters needs no second signature.</summary>
    public static OverrideRow Of(Override set, CourseRow course, Guid? sessionId, Principal enteredBy, DateTimeOffset now) => new()
    {
        OverrideId = Guid.CreateVersion7(now),
        ClinicId = course.ClinicId,
        CourseId = course.CourseId,
        SessionId = sessionId,
        Rule = set.Rule,
        OrderedBy = set.By,
        Why = set.Why,
        EnteredBy = enteredBy.Id,
        EnteredAt = now,
        CountersignedAt = enteredBy.Is(Role.Clinician) ? now : null,
    };
}
