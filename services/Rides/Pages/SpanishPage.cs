namespace Scheduling.Rides.Pages;

sealed class SpanishPage : PageWords
{
    static readonly string[] Days = ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"];

    static readonly string[] Months =
        ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"];

    public override string Language => "es";
    public override (string Language, string Name) Other => ("en", "English");

    public override string Title => "Sus citas";
    public override string For(string name) => $"Para {name}";
    public override string NoVisits => "Por ahora no tiene citas.";
    public override string Today => "Hoy";
    public override string Tomorrow => "Mañana";
    public override string Date(DateOnly day) => $"{Days[(int)day.DayOfWeek]}, {day.Day} de {Months[day.Month - 1]}";
    public override string FullDate(DateOnly day) => $"{Date(day)} de {day.Year}";
    public override string Clock(TimeOnly at) => $"{Twelve(at)}\u00a0{(at.Hour < 12 ? "a.\u00a0m." : "p.\u00a0m.")}";
    public override string Span(string from, string to) => $"{from} hasta {Las(to)}, más o menos";
    public override string YourTime(string time) => $"Donde usted está {(time.StartsWith("1:", StringComparison.Ordinal) ? "es" : "son")} {Las(time)}";
    public override string Prepare => "Antes de venir";
    public override string NoFood(string after) => $"Sin comida desde {Las(after)}";
    public override string NoDrink(string after) => $"Sin bebidas desde {Las(after)}";
    public override string NoNoseSpray(string after) => $"Sin spray nasal desde {Las(after)}";
    public override string Afterwards => "Después";
    public override string NoDrivingBefore(string day) => $"No conduzca antes del {day}, y solo después de dormir toda la noche.";
    public override string NoDrivingUntil(string day, string time) => $"No conduzca antes del {day}, {time}";

    public override string RideHome => "Regreso a casa";
    public override string PickUp(string time) => $"Pueden recogerle desde {Las(time)}";
    public override string RideNeeded => "Necesita quien le lleve a casa.";

    public override string RidePlanned(string? kind) => kind switch
    {
        "adult" => "Previsto: alguien que usted conoce le lleva a casa.",
        "rideshare" => "Previsto: un servicio de auto le lleva a casa.",
        "clinic" => "Previsto: nosotros organizamos su regreso.",
        "medical-transport" => "Previsto: un servicio de transporte le lleva a casa.",
        _ => "El regreso a casa está previsto.",
    };

    public override string RideSet => "Su regreso a casa está confirmado.";
    public override string RideArrived => "Su conductor ya está aquí.";
    public override string RideDeparted => "Va de camino a casa.";
    public override string ConfirmRide => "Ya tengo quien me lleve";

    public override string AnotherTime => "Pedir otra fecha";
    public override string AnotherTimeHow => "Indique hasta tres días que le convengan más. Le llamaremos. Mientras tanto esta cita sigue igual.";
    public override string Choice(int number) => number switch { 1 => "Primera opción", 2 => "Segunda opción (opcional)", _ => "Tercera opción (opcional)" };
    public override string SendRequest => "Enviar";
    public override string Requested => "Ha pedido otra fecha. Le llamaremos. Mientras tanto esta cita sigue igual.";

    public override string Cancelled => "Cancelada";
    public override string NeedsTime => "Esta cita necesita otra fecha. Le llamaremos.";

    public override string Talks => "Sesiones de conversación";
    public override string InPerson => "En la oficina";
    public override string ByVideo => "Por video";
    public override string MoreTalks(int count) => $"{count} más";

    public override string Calendar => "Calendario";
    public override string CalendarHow => "Todas estas fechas para su propio calendario. Añádalas otra vez tras un cambio: sustituyen a las anteriores.";
    public override string AddToCalendar => "Añadir a mi calendario";

    public override string Messages => "Mensajes";
    public override string Texts(string address, bool on) => $"Los mensajes de texto al {address} están {(on ? "activados" : "desactivados")}.";
    public override string Emails(string address, bool on) => $"Los correos a {address} están {(on ? "activados" : "desactivados")}.";
    public override string StopTexts => "No recibir más textos";
    public override string StartTexts => "Volver a recibir textos";
    public override string StopEmails => "No recibir más correos";
    public override string StartEmails => "Volver a recibir correos";
    public override string CallToStart => "Llámenos para cambiarlo.";
    public override string StaysBooked => "En ambos casos sus citas se mantienen.";

    public override string Questions => "¿Preguntas, o no puede venir?";
    public override string Call(string phone) => $"Llame al {phone}";
    public override string Emergency => "En una emergencia llame al 911.";
    public override string Footer(string until) => $"Esta página es solo suya: por favor no comparta su enlace. El enlace funciona hasta el {until}.";

    public override string Said(PageNotice notice) => notice switch
    {
        PageNotice.RideConfirmed => "Gracias. Su regreso a casa está confirmado.",
        PageNotice.VisitChanged => "Esa cita ya pasó o ha cambiado, así que no se hizo nada. Abajo están sus citas como son ahora.",
        PageNotice.Requested => "Gracias. Recibimos su petición y le llamaremos. Mientras tanto la cita sigue igual.",
        PageNotice.NoDays => "No se envió nada: elija al menos un día a partir de hoy.",
        PageNotice.TextsOff => "No recibirá más mensajes de texto. Sus citas se mantienen.",
        PageNotice.TextsOn => "Volverá a recibir mensajes de texto sobre sus citas.",
        PageNotice.EmailsOff => "No recibirá más correos. Sus citas se mantienen.",
        PageNotice.EmailsOn => "Volverá a recibir correos sobre sus citas.",
        _ => "Eso no se puede hacer aquí. Por favor llámenos.",
    };

    public override string EntryOf(string? sender) => sender is null ? "Cita" : $"Cita {sender}";
    public override string TalkEntryOf(string? sender) => sender is null ? "Sesión de conversación" : $"Sesión de conversación {sender}";

    public override string Stale => "Este formulario ya no es válido";
    public override string BackToPage => "No se cambió nada. Abra su página otra vez e inténtelo de nuevo.";
    public override string Gone => "Este enlace no funciona";
    public override string GoneWhat => "Puede ser antiguo o estar incompleto. Use el más reciente que recibió o llame a la oficina.";

    /// <summary>One o'clock is one, every other hour several.</summary>
    static string Las(string time) => $"{(time.StartsWith("1:", StringComparison.Ordinal) ? "la" : "las")} {time}";
}
