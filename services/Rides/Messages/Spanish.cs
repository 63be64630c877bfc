using Scheduling.Rides.Planning;

namespace Scheduling.Rides.Messages;

sealed class Spanish : Phrases
{
    static readonly string[] Days = ["dom", "lun", "mar", "mié", "jue", "vie", "sáb"];
    static readonly string[] Months = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"];

    public override string Today => "hoy";
    public override string Tomorrow => "mañana";

    /// <summary>The month in letters: 5/1 is May to one reader and January to another.</summary>
    public override string Date(DateOnly day) => $"{Days[(int)day.DayOfWeek]} {day.Day} {Months[day.Month - 1]}";

    public override string And(IReadOnlyList<string> whens) => string.Join(" y ", whens);
    public override string Visit(IReadOnlyList<string> whens) => $"{(whens.Count > 1 ? "citas" : "cita")} {And(whens)}.";
    public override string TalkSession(string when, bool byVideo) => $"sesión de conversación {when}{(byVideo ? " por video" : "")}.";
    public override string Moved(string from, string to, bool officeClosed) => $"su cita del {from} pasa al {to}{Closed(officeClosed)}.";

    public override string Cancelled(IReadOnlyList<string> whens, bool officeClosed) => whens.Count > 1
        ? $"sus citas del {And(whens)} se cancelan{Closed(officeClosed)}."
        : $"su cita del {whens[0]} se cancela{Closed(officeClosed)}.";

    public override string Changed(int visits) => $"{visits} de sus citas cambiaron.";
    public override string NoRide(string when) => $"sin transporte para su cita {when}. No puede empezar sin uno.";
    public override string PickUp(string place, string when, bool isChanged) => $"{(isChanged ? "nueva hora: " : "")}recoger en {place} {when} o después.";
    public override string NoPickUp(string when) => $"ya no hay que recoger {when}.";

    public override string Keep(string? noFoodAfter, string? noDrinkAfter, string? noNasalSprayAfter) =>
        Sentence([("comida desde ", noFoodAfter), ("bebida desde ", noDrinkAfter), ("spray nasal desde ", noNasalSprayAfter)]);

    public override string KeepShort(string? noFoodAfter, string? noDrinkAfter, string? noNasalSprayAfter) =>
        Sentence([("comer desde ", noFoodAfter), ("beber desde ", noDrinkAfter), ("spray nasal ", noNasalSprayAfter)]);

    public override IReadOnlyList<string> Question(ReminderKind kind, int visits) => kind switch
    {
        ReminderKind.Moved => ["Responda Y bien, N llámeme."],
        ReminderKind.DayBefore => ["¿Tiene quien lo lleve? Responda Y o N.", "¿Quién lo lleva? Y/N.", "Traiga transporte."],
        ReminderKind.WeeklyDigest => ["Necesita quien lo lleve a casa. Responda Y si lo tiene, N si no.", "¿Quién lo lleva? Y/N."],
        ReminderKind.RideMissing => ["Responda 1 lo tengo, 2 ayuda."],
        ReminderKind.FollowUp => ["Responda C para confirmar."],
        _ => [""],
    };

    public override string Request(ReminderKind kind, int visits) => kind switch
    {
        ReminderKind.RideMissing => "Llámenos si necesita ayuda.",
        ReminderKind.DayBefore or ReminderKind.WeeklyDigest => "Necesitará quien lo lleve a casa después de cada cita.",
        _ => "",
    };

    public override string Subject => "sobre sus citas";
    public override string YourPage => "Su página:";
    public override string PleaseCall(string phone) => $"Llame al {phone}.";
    public override string OptOut => "STOP para salir";
    public override string Questions(string phone) => $"Preguntas: {phone}.";
    public override string OptedOut(string phone) => $"ya no recibirá más mensajes. Preguntas: {phone}.";
    public override string OptedIn => "volverá a recibir mensajes sobre sus citas.";
    public override string Help => "mensajes sobre sus citas.";
    public override string Crisis => "no podemos ayudar por texto. Si hay peligro llame al 911. Línea de crisis a toda hora: llame al 988. Oficina:";
    public override string RideSet => "gracias, anotamos su transporte.";
    public override string NeedsCall => "gracias, lo llamaremos.";
    public override string Agreed => "gracias, anotado.";

    public override string Template(ReminderKind kind) => kind switch
    {
        ReminderKind.DayBefore => "{sender}: cita {when}. {more} {keep} {question} {phone}. {stop}",
        ReminderKind.WeeklyDigest => "{sender}: citas {when}. {more} {question} {phone}. {stop}",
        ReminderKind.Moved => "{sender}: su cita del {previous} pasa al {when}. {more} {keep} {question} {phone}. {stop}",
        ReminderKind.Cancelled => "{sender}: su cita del {previous} se cancela. {more} {keep} {phone}. {stop}",
        ReminderKind.RideMissing => $"{{sender}}: {NoRide("{when}")} {{more}} {{question}} {{phone}}. {{stop}}",
        ReminderKind.Driver => $"{{sender}}: {PickUp("{sender}", "{when}", isChanged: false)} {{phone}}. {{stop}}",
        ReminderKind.FollowUp => "{sender}: sesión de conversación {when}. {question} {phone}. {stop}",
        ReminderKind.OptedIn => $"{{sender}}: {OptedIn} {Questions("{phone}")} {{stop}}",
        ReminderKind.Help => $"{{sender}}: {Help} {Questions("{phone}")} {{stop}}",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "has no template"),
    };

    static string Closed(bool officeClosed) => officeClosed ? " (clínica cerrada)" : "";

    static string Sentence(IReadOnlyList<(string Words, string? Time)> parts)
    {
        var said = string.Join(", ", parts.Where(p => p.Time is not null).Select(p => p.Words + p.Time));
        return said.Length == 0 ? "" : $"Sin {said}.";
    }
}
