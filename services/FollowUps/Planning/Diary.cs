namespace Scheduling.FollowUps.Planning;

/// <summary>What the therapists of one clinic, or what one patient, have booked already.</summary>
public sealed class Diary
{
    readonly Dictionary<(string TherapistId, DateOnly Date), List<Place>> booked = [];

    public Diary(IEnumerable<Place>? places = null)
    {
        foreach (var place in places ?? []) Add(place);
    }

    public int CountOn(string therapistId, DateOnly date) => On(therapistId, date).Count;

    /// <summary>Whoever gives it.</summary>
    public int CountOn(DateOnly date) => booked.Where(day => day.Key.Date == date).Sum(day => day.Value.Count);

    public bool IsFree(string therapistId, DateOnly date, DateTimeOffset startsAt, DateTimeOffset endsAt) =>
        On(therapistId, date).TrueForAll(place => place.EndsAt <= startsAt || endsAt <= place.StartsAt);

    /// <summary>Whether nothing at all is booked between the two.</summary>
    public bool IsClear(DateTimeOffset startsAt, DateTimeOffset endsAt) =>
        booked.Values.All(day => day.TrueForAll(place => place.EndsAt <= startsAt || endsAt <= place.StartsAt));

    public void Add(Place place)
    {
        if (!booked.TryGetValue((place.TherapistId, place.Date), out var day)) booked[(place.TherapistId, place.Date)] = day = [];
        day.Add(place);
    }

    /// <summary>Frees the time of a follow-up that goes elsewhere.</summary>
    public void Remove(Place place) => On(place.TherapistId, place.Date).RemoveAll(other => other.StartsAt == place.StartsAt);

    List<Place> On(string therapistId, DateOnly date) => booked.TryGetValue((therapistId, date), out var day) ? day : [];
}
