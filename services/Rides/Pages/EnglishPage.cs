using System.Globalization;

namespace Scheduling.Rides.Pages;

sealed class EnglishPage : PageWords
{
    public override string Language => "en";
    public override (string Language, string Name) Other => ("es", "Español");

    public override string Title => "Your visits";
    public override string For(string name) => $"For {name}";
    public override string NoVisits => "No visits are booked right now.";
    public override string Today => "Today";
    public override string Tomorrow => "Tomorrow";
    public override string Date(DateOnly day) => day.ToString("dddd, MMMM d", CultureInfo.InvariantCulture);
    public override string FullDate(DateOnly day) => day.ToString("dddd, MMMM d, yyyy", CultureInfo.InvariantCulture);
    public override string Clock(TimeOnly at) => $"{Twelve(at)} {(at.Hour < 12 ? "am" : "pm")}";
    public override string Span(string from, string to) => $"{from} to about {to}";
    public override string YourTime(string time) => $"That is {time} where you are.";
    public override string Prepare => "Before you come";
    public override string NoFood(string after) => $"No food after {after}";
    public override string NoDrink(string after) => $"No drinks after {after}";
    public override string NoNoseSpray(string after) => $"No nose spray after {after}";
    public override string Afterwards => "Afterwards";
    public override string NoDrivingBefore(string day) => $"Do not drive before {day}, and only after a night’s sleep.";
    public override string NoDrivingUntil(string day, string time) => $"Do not drive before {day}, {time}.";

    public override string RideHome => "Ride home";
    public override string PickUp(string time) => $"You can be picked up from {time}.";
    public override string RideNeeded => "You need a ride home.";

    public override string RidePlanned(string? kind) => kind switch
    {
        "adult" => "Planned: someone you know takes you home.",
        "rideshare" => "Planned: a car service takes you home.",
        "clinic" => "Planned: we arrange your ride home.",
        "medical-transport" => "Planned: a transport service takes you home.",
        _ => "A ride home is planned.",
    };

    public override string RideSet => "Your ride home is set.";
    public override string RideArrived => "Your driver is here.";
    public override string RideDeparted => "You are on your way home.";
    public override string ConfirmRide => "My ride home is set";

    public override string AnotherTime => "Ask for another time";
    public override string AnotherTimeHow => "Name up to three days that suit you better. We will call you. Until then this visit stays as it is.";
    public override string Choice(int number) => number switch { 1 => "First choice", 2 => "Second choice (optional)", _ => "Third choice (optional)" };
    public override string SendRequest => "Send";
    public override string Requested => "You asked for another time. We will call you. Until then this visit stays as it is.";

    public override string Cancelled => "Cancelled";
    public override string NeedsTime => "This visit needs a new time. We will call you.";

    public override string Talks => "Talk sessions";
    public override string InPerson => "At the office";
    public override string ByVideo => "By video";
    public override string MoreTalks(int count) => $"{count} more";

    public override string Calendar => "Calendar";
    public override string CalendarHow => "All of these dates for your own calendar. Add them again after a change: they replace the old ones.";
    public override string AddToCalendar => "Add to my calendar";

    public override string Messages => "Messages";
    public override string Texts(string address, bool on) => $"Texts to {address} are {(on ? "on" : "off")}.";
    public override string Emails(string address, bool on) => $"E-mails to {address} are {(on ? "on" : "off")}.";
    public override string StopTexts => "Stop texts";
    public override string StartTexts => "Start texts";
    public override string StopEmails => "Stop e-mails";
    public override string StartEmails => "Start e-mails";
    public override string CallToStart => "Call us to change that.";
    public override string StaysBooked => "Your visits stay booked either way.";

    public override string Questions => "Questions, or cannot come?";
    public override string Call(string phone) => $"Call {phone}";
    public override string Emergency => "In an emergency call 911.";
    public override string Footer(string until) => $"This page is yours alone: please do not pass on its link. The link works until {until}.";

    public override string Said(PageNotice notice) => notice switch
    {
        PageNotice.RideConfirmed => "Thank you. Your ride home is set.",
        PageNotice.VisitChanged => "That visit is over or has changed, so nothing was done. Below are your visits as they are now.",
        PageNotice.Requested => "Thank you. We got your request and will call you. Until then the visit stays as it is.",
        PageNotice.NoDays => "Nothing was sent: please choose at least one day from today on.",
        PageNotice.TextsOff => "You will get no more texts. Your visits stay booked.",
        PageNotice.TextsOn => "You will get texts about your visits again.",
        PageNotice.EmailsOff => "You will get no more e-mails. Your visits stay booked.",
        PageNotice.EmailsOn => "You will get e-mails about your visits again.",
        _ => "That cannot be done here. Please call us.",
    };

    public override string EntryOf(string? sender) => sender is null ? "Visit" : $"{sender} visit";
    public override string TalkEntryOf(string? sender) => sender is null ? "Talk session" : $"{sender} talk session";

    public override string Stale => "This form is out of date";
    public override string BackToPage => "Nothing was changed. Open your page again and try once more.";
    public override string Gone => "This link does not work";
    public override string GoneWhat => "It may be old or incomplete. Please use the newest one you were sent, or call the office.";
}
