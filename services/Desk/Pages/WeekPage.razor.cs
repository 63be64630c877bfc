using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;
using Scheduling.Desk.Days;

namespace Scheduling.Desk.Pages;

/// <summary>A week of chairs and therapists.</summary>
public sealed partial class WeekPage
{
    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required WeekView View { get; set; }

    string Title => $"Week of {View.Monday:d MMMM yyyy}";

    string Day(int days) => View.Monday.AddDays(days).ToString("yyyy-MM-dd");

    /// <summary>The clinic's chairs, those that are no more where something stands in them, and the home.</summary>
    IEnumerable<(string? Id, string Name)> Chairs
    {
        get
        {
            foreach (var chair in Here.Clinic!.Chairs) yield return (chair.Id, chair.Name);
            foreach (var id in View.Sessions.Select(session => session.ChairId).Distinct().Where(id => Here.Clinic!.Chairs.All(chair => chair.Id != id))) yield return (id, id ?? "No chair");
        }
    }

    IEnumerable<(string Id, string Name)> Therapists =>
        View.FollowUps.Select(each => each.TherapistId).OfType<string>().Distinct().Order(StringComparer.Ordinal).Select(id => (id, View.Therapists.GetValueOrDefault(id, id)));

    string Name(string? patientId) => patientId is null ? "" : View.Names.GetValueOrDefault(patientId, patientId);

    string What(Session session) => session.ProtocolId is { } id && View.Protocols.TryGetValue(id, out var protocol)
        ? $"{protocol.ShortName} {session.Number}{(protocol.SessionsThrough(session.Phase) is { } all ? $" of {all}" : "")}"
        : $"session {session.Number}";
}
