using System.Globalization;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;
using Scheduling.Rides.Channels;
using Scheduling.Rides.FollowUps;
using Scheduling.Rides.Links;
using Scheduling.Rides.Messages;
using Scheduling.Rides.Rides;

namespace Scheduling.Rides.Pages;

/// <summary>Writes a patient's page. Its forms and links begin with <paramref name="path"/>, the page's own path.</summary>
sealed class PatientPageHtml(PatientPage page, PageWords words, string path, LinkTokens tokens)
{
    const int MostDays = 3, MostTalks = 3, FarOff = 300;

    /// <summary>When a patient is asked about the ride.</summary>
    static readonly TimeSpan Near = TimeSpan.FromDays(4);

    /// <summary>The whole page, with what was just done.</summary>
    public Html Write(PageNotice? notice) => PageLayout.Of(words.Language, words.Title,
        $"""
        <header>
        <p class="sender">{page.Clinic.SenderName}</p>
        <p class="language"><a href="{path}?lang={words.Other.Language}" lang="{words.Other.Language}" hreflang="{words.Other.Language}">{words.Other.Name}</a></p>
        <h1>{words.Title}</h1>
        {(page.Contact is { } contact ? For(contact.DisplayName) : null)}
        </header>
        <main>
        {(notice is { } said ? Notice(said) : null)}
        {Visits()}
        {Talks()}
        {(IsAnythingAhead ? Calendar() : null)}
        {Messages()}
        {Questions()}
        </main>
        <footer><p>{words.Footer(Dated(page.Opened.Link.ExpiresAt, page.Zone))}</p></footer>
        """);

    bool IsAnythingAhead => page.Visits.Any(visit => visit.IsAhead(page.Now)) || TalksAhead.Any();

    IEnumerable<FollowUpVisitRow> TalksAhead => page.Talks.Where(talk => talk.Status == "booked" && page.Now < (talk.EndsAt ?? talk.StartsAt));

    Html For(string name) => $"""<p class="for">{words.For(name)}</p>""";

    Html Notice(PageNotice notice) => $"""<p class="notice" id="notice" role="status" tabindex="-1">{words.Said(notice)}</p>""";

    Html Visits()
    {
        var cards = page.Visits.Where(visit => visit.IsAhead(page.Now)).OrderBy(visit => visit.Session.StartsAt).Select(Ahead)
            .Concat(page.Visits.Where(visit => visit.IsJustOver(page.Now)).Select(Over)).Concat(page.Visits.Where(IsOff).Select(Off)).ToList();
        if (cards.Count > 0) return $"{cards}";
        return $"""<section class="card"><p>{words.NoVisits}</p></section>""";
    }

    /// <summary>It was to take place and does not.</summary>
    bool IsOff(PageVisit visit) => visit.Session.WasWithdrawn && Planned(visit) is { } day && day >= WallClock.ToLocal(page.Now, visit.Session.Zone).Day;

    static DateOnly? Planned(PageVisit visit) =>
        (visit.Session.StartsAt ?? visit.Session.ToldAt) is { } at ? WallClock.ToLocal(at, visit.Session.Zone).Day : visit.Session.LocalDate;

    /// <summary>The next visit, and what is near, lies open; what is further off is one line until it is tapped, so that the page stays short.</summary>
    Html Ahead(PageVisit visit, int index) =>
        index == 0 || visit.Session.StartsAt - page.Now < Near ? Open(visit) : Folded(visit);

    Html Open(PageVisit visit)
    {
        var id = $"v-{visit.Session.SessionId}";
        return $"""
            <article class="card" aria-labelledby="{id}">
            <h2 id="{id}">{NearWord(visit.Session.StartsAt!.Value, visit.Session.Zone)}{Day(visit.Session.LocalDate)}</h2>
            {Details(visit)}
            </article>
            """;
    }

    Html Folded(PageVisit visit) =>
        $"""
        <details class="card visit">
        <summary><h2>{Day(visit.Session.LocalDate)}</h2> <span class="at">{Clock(visit.Session.StartsAt!.Value, visit.Session.Zone)}{ZoneLabel.For(visit.Session.StartsAt.Value, visit.Session.Zone, page.Zone)}</span></summary>
        {Details(visit)}
        </details>
        """;

    Html Details(PageVisit visit) =>
        $"""
        {When(visit.Session.StartsAt!.Value, visit.Session.EndsAt, visit.Session.Zone)}
        {Prepare(visit)}
        {Ride(visit)}
        {Afterwards(visit)}
        {(visit.IsStillToCome(page.Now) ? AnotherTime(visit) : null)}
        """;

    Html Over(PageVisit visit) =>
        $"""
        <article class="card">
        <h2>{Day(visit.Session.LocalDate)}</h2>
        {Ride(visit)}
        {Afterwards(visit)}
        </article>
        """;

    Html Off(PageVisit visit) =>
        $"""
        <article class="card off">
        <h2><s>{Day(Planned(visit)!.Value)}{At(visit)}</s></h2>
        <p><strong>{(visit.Session.Status == "cancelled" ? words.Cancelled : words.NeedsTime)}</strong></p>
        </article>
        """;

    string At(PageVisit visit) => (visit.Session.StartsAt ?? visit.Session.ToldAt) is { } at ? $", {Clock(at, visit.Session.Zone)}" : "";

    /// <summary>Today or tomorrow, where it is that for the clinic and for the reader.</summary>
    Html NearWord(DateTimeOffset at, TimeZoneInfo zone)
    {
        var days = WallClock.ToLocal(at, zone).Day.DayNumber - WallClock.ToLocal(page.Now, zone).Day.DayNumber;
        var forReader = WallClock.ToLocal(at, page.Zone).Day.DayNumber - WallClock.ToLocal(page.Now, page.Zone).Day.DayNumber;
        return days != forReader || days is < 0 or > 1 ? Html.Empty : $"""<span class="near">{(days == 0 ? words.Today : words.Tomorrow)}</span> """;
    }

    Html When(DateTimeOffset from, DateTimeOffset? to, TimeZoneInfo zone)
    {
        var label = ZoneLabel.For(from, zone, page.Zone);
        var span = to is { } end ? words.Span(Clock(from, zone), Clock(end, zone)) : Clock(from, zone);
        if (label.Length == 0) return $"""<p class="when">{span}</p>""";
        return $"""<p class="when">{span} ({label.Trim()})</p><p>{words.YourTime(InReadersZone(from, zone))}</p>""";
    }

    string InReadersZone(DateTimeOffset at, TimeZoneInfo zone) =>
        WallClock.ToLocal(at, zone).Day == WallClock.ToLocal(at, page.Zone).Day ? Clock(at, page.Zone) : $"{Clock(at, page.Zone)}, {Dated(at, page.Zone)}";

    Html Prepare(PageVisit visit)
    {
        var asked = page.Now > (visit.Session.FirstDeviceAt ?? visit.Session.StartsAt) ? [] : PageSentences.Preparation(visit.Session, words).ToList();
        return asked.Count == 0 ? Html.Empty : $"""<h3>{words.Prepare}</h3><ul>{asked.Select(Item)}</ul>""";
    }

    static Html Item(string text) => $"<li>{text}</li>";

    Html Ride(PageVisit visit)
    {
        if (visit.Ride is not { } ride || ride.Status == RideStatus.Cancelled) return Html.Empty;
        var (mark, state) = ride.Status switch
        {
            RideStatus.Needed => ("open", words.RideNeeded),
            RideStatus.Planned => ("open", words.RidePlanned(ride.Kind)),
            RideStatus.Confirmed => ("set", words.RideSet),
            RideStatus.Arrived => ("set", words.RideArrived),
            _ => ("set", words.RideDeparted),
        };
        var pickUp = ride.Status == RideStatus.Departed ? null : words.PickUp(Clock(ride.PickUpFrom, visit.Session.Zone));
        return $"""
            <h3>{words.RideHome}</h3>
            <p><strong class="{mark}">{state}</strong> {pickUp}</p>
            {(visit.AsksForRide(page.Now) ? Button($"{path}/rides/{visit.Session.SessionId}/confirm", $"confirm {visit.Session.SessionId}", words.ConfirmRide, isMain: true) : null)}
            """;
    }

    Html Afterwards(PageVisit visit) =>
        PageSentences.Driving(visit, words) is { } driving ? $"<h3>{words.Afterwards}</h3><p>{driving}</p>" : Html.Empty;

    Html AnotherTime(PageVisit visit)
    {
        if (visit.HasRequest) return $"<p>{words.Requested}</p>";
        var today = WallClock.ToLocal(page.Now, visit.Session.Zone).Day;
        var id = visit.Session.SessionId;
        return $"""
            <details class="ask">
            <summary>{words.AnotherTime}</summary>
            <form method="post" action="{path}/requests{Lang}">
            <p id="how-{id}">{words.AnotherTimeHow}</p>
            <input type="hidden" name="form" value="{tokens.Form(page.Opened.LinkId, $"request {id}")}">
            <input type="hidden" name="session" value="{id}">
            {Enumerable.Range(1, MostDays).Select(n => DayField(n, id, today))}
            <button>{words.SendRequest}</button>
            </form>
            </details>
            """;
    }

    Html DayField(int number, Guid session, DateOnly today)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"d{number}-{session}");
        Html required = number == 1 ? $" required" : Html.Empty;
        return $"""
            <p class="field"><label for="{id}">{words.Choice(number)}</label>
            <input type="date" id="{id}" name="date{number}" min="{Form(today)}" max="{Form(today.AddYears(1))}" aria-describedby="how-{session}"{required}></p>
            """;
    }

    static string Form(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    Html Talks()
    {
        var ahead = TalksAhead.ToList();
        if (ahead.Count == 0) return Html.Empty;
        return $"""
            <section class="card" aria-labelledby="talks"><h2 id="talks">{words.Talks}</h2>
            <ul class="plain">{ahead.Take(MostTalks).Select(Talk)}</ul>
            {(ahead.Count > MostTalks ? MoreTalks(ahead[MostTalks..]) : null)}
            </section>
            """;
    }

    Html MoreTalks(IReadOnlyList<FollowUpVisitRow> talks) =>
        $"""<details class="ask"><summary>{words.MoreTalks(talks.Count)}</summary><ul class="plain">{talks.Select(Talk)}</ul></details>""";

    Html Talk(FollowUpVisitRow talk)
    {
        var zone = page.Zones[talk.ClinicId];
        return $"""
            <li><p><strong>{NearWord(talk.StartsAt, zone)}{Dated(talk.StartsAt, zone)}</strong></p>
            {When(talk.StartsAt, null, zone)}
            <p>{(talk.IsByVideo ? words.ByVideo : words.InPerson)}</p></li>
            """;
    }

    Html Calendar() =>
        $"""
        <section class="card" aria-labelledby="calendar"><h2 id="calendar">{words.Calendar}</h2>
        <p>{words.CalendarHow}</p>
        <p><a class="button" href="{path}/calendar.ics{Lang}">{words.AddToCalendar}</a></p></section>
        """;

    Html Messages() => page.Channels.Count == 0 ? Html.Empty :
        $"""
        <section class="card" aria-labelledby="messages"><h2 id="messages">{words.Messages}</h2>
        {page.Channels.Select(Channel)}
        <p class="small">{words.StaysBooked}</p></section>
        """;

    Html Channel(PageChannel channel)
    {
        var isText = channel.Medium == Medium.Sms;
        var state = isText ? words.Texts(channel.Address, channel.IsOn) : words.Emails(channel.Address, channel.IsOn);
        if (!channel.CanChange) return $"<p>{state} {words.CallToStart}</p>";
        var name = WireName.Of(channel.Medium);
        var (act, label) = (channel.IsOn, isText) switch
        {
            (true, true) => ("opt-out", words.StopTexts),
            (true, false) => ("opt-out", words.StopEmails),
            (false, true) => ("opt-in", words.StartTexts),
            (false, false) => ("opt-in", words.StartEmails),
        };
        return $"""<p>{state}</p>{Button($"{path}/{act}", $"{act} {name}", label, isMain: false, ("channel", name))}""";
    }

    Html Button(string action, string purpose, string label, bool isMain, (string Name, string Value)? field = null) =>
        $"""
        <form method="post" action="{action}{Lang}"><input type="hidden" name="form" value="{tokens.Form(page.Opened.LinkId, purpose)}">{(field is { } more ? Hidden(more.Name, more.Value) : null)}<button class="{(isMain ? "main" : "quiet")}">{label}</button></form>
        """;

    static Html Hidden(string name, string value) => $"""<input type="hidden" name="{name}" value="{value}">""";

    Html Questions() => page.Clinic.Phone is not { } phone ? Html.Empty :
        $"""
        <section class="card" aria-labelledby="questions"><h2 id="questions">{words.Questions}</h2>
        <p><a class="button" href="tel:{phone}">{words.Call(Phrases.Dialled(phone))}</a></p>
        <p class="small">{words.Emergency}</p></section>
        """;

    /// <summary>Kept from page to page where the reader chose another language than the contact's.</summary>
    string Lang => words == PageWords.In(page.Language) ? "" : $"?lang={words.Language}";

    string Clock(DateTimeOffset at, TimeZoneInfo zone) => PageSentences.Clock(at, zone, words);

    string Dated(DateTimeOffset at, TimeZoneInfo zone) => Day(WallClock.ToLocal(at, zone).Day);

    /// <summary>With the year where it could be another one.</summary>
    string Day(DateOnly day) => Math.Abs(day.DayNumber - WallClock.ToLocal(page.Now, page.Zone).Day.DayNumber) > FarOff ? words.FullDate(day) : words.Date(day);
}
