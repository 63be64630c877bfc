using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;
using Scheduling.Desk.Days;

namespace Scheduling.Desk.Pages;

/// <summary>One visit on the board.</summary>
public sealed partial class Visit
{
    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required DayView View { get; set; }
    [Parameter, EditorRequired] public required BlockOnDay Block { get; set; }

    Session? Session => Block.SessionId is { } id ? View.Sessions.GetValueOrDefault(id) : null;

    string Patient => View.Names.GetValueOrDefault(Block.PatientId ?? "", Block.PatientId ?? "");

    /// <summary>Spravato 5 of 8.</summary>
    string What
    {
        get
        {
            var protocol = View.Protocols.GetValueOrDefault(Block.ProtocolId ?? "");
            var of = Session is null ? null : protocol?.SessionsThrough(Session.Phase);
            return $"{protocol?.ShortName ?? Block.ProtocolId} {Block.Number}{(of is null ? "" : $" of {of}")}{(Session?.DoseMg is { } mg ? $", {mg} mg" : "")}";
        }
    }

    /// <summary>When the phase is over, reckoned from what is left of it.</summary>
    string Until => View.Board.Now.AddMinutes(Block.MinutesLeft ?? 0).ToString("O");

    IEnumerable<string> Marks
    {
        get
        {
            if (Block.Status is "booked" && View.Rides.GetValueOrDefault(Block.SessionId!.Value) is { Status: not ("confirmed" or "departed") } ride) yield return $"Ride home: {Words.Of(ride.Status).ToLowerInvariant()}";
            foreach (var item in View.Items[Block.SessionId!.Value]) yield return item.Detail;
        }
    }
}
