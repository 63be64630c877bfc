using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;

namespace Scheduling.Desk.Pages;

/// <summary>The therapists, when they work and when they are away.</summary>
public sealed partial class TherapistsPage
{
    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<Therapist> Therapists { get; set; }
    [Parameter] public RefusedForm? Refused { get; set; }

    string To => $"{Here.Base}/set-up/therapists";

    IReadOnlyList<Leave> Coming(Therapist therapist) => [.. therapist.Leave.Where(leave => leave.To >= Here.Today).OrderBy(leave => leave.From)];

    static string Week(IReadOnlyList<Stretch> stretches) => stretches.Count == 0 ? "never"
        : string.Join("; ", WeekHours.Days.Select(day => (day.Words, Text: WeekHours.Text(stretches.Select(Of), day.Day))).Where(day => day.Text.Length > 0).Select(day => $"{day.Words[..3]} {day.Text}"));

    static (string, TimeOnly, TimeOnly) Of(Stretch stretch) => (stretch.Day, stretch.From, stretch.To);

    RenderFragment Fields(Therapist? therapist, string name) => builder =>
    {
        builder.OpenComponent<TherapistFields>(0);
        builder.AddComponentParameter(1, nameof(TherapistFields.Therapist), therapist);
        builder.AddComponentParameter(2, nameof(TherapistFields.Name), name);
        builder.AddComponentParameter(3, nameof(TherapistFields.Refused), Refused);
        builder.CloseComponent();
    };
}
