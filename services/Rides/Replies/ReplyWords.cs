using System.Text;

namespace Scheduling.Rides.Replies;

/// <summary>
/// Understands texts in English and Spanish. The words that end texts are those of 47 CFR 64.1200(a)(10) and what any reasonable person would read
/// as the same: in doubt a text is a revocation, because an opt-out too many can be taken back and a text too many cannot. Words of danger are
/// heard in anything, and an answer is only what can be nothing else: the rest is for a person to read.
/// </summary>
public static class ReplyWords
{
    /// <summary>Our own words, which come back in quotations and reactions and are then nobody's wish.</summary>
    static readonly string[] OurWords = ["stop to opt out", "stop para salir"];

    static readonly HashSet<string> Cancels = ["cancel", "cancelar", "cancele", "cancelen", "cancelado", "cancelled", "canceled", "cancel all", "cancel please", "please cancel"];

    static readonly HashSet<string> Stops =
    [
        "stop", "stopall", "stop all", "stops", "stopp", "quit", "end", "revoke", "opt out", "optout", "unsubscribe", "unsuscribe", "remove", "no texts", "no text",
        "alto", "parar", "pare", "paren", "para", "basta", "baja", "salir", "detener", "deten", "detengan", "fin", "terminar", "no mas", "ya no", "eliminar",
    ];

    static readonly string[] StopsAnywhere =
    [
        "opt out", "opt me out", "optout", "unsubscribe", "stopall", "please stop", "stop texting", "stop texts", "stop sending", "stop messaging", "stop messages",
        "stop contacting", "stop bothering", "stop this", "stop these", "stop it", "quit texting", "quit sending", "no more text", "no more texts",
        "no more messages", "no more reminders", "dont text", "do not text", "never text", "not text me", "dont message", "do not message", "dont contact",
        "do not contact", "dont send", "do not send", "remove me", "remove my number", "take me off", "delete my number", "lose my number", "leave me alone",
        "i revoke", "revoke my", "revoke consent", "withdraw consent", "withdraw my consent", "dont want texts", "dont want these", "do not want these",
        "dont want any more", "no longer want", "end texts", "end messages", "cancel texts", "cancel messages", "cancel reminders",
        "dar de baja", "darme de baja", "denme de baja", "no mas mensajes", "no mas textos", "no me escriba", "no me escriban", "no me envie", "no me envien",
        "no me mande", "no me manden", "no envie", "no envien", "no mande", "no manden", "dejen de", "deje de", "no quiero recibir", "no quiero mas mensajes", "no quiero mas textos", "ya no quiero mensajes", "ya no quiero recibir",
        "paren de", "pare de",
    ];

    static readonly string[] StopsAtFirst = ["stop", "quit", "revoke", "unsubscribe", "alto"];

    static readonly HashSet<string> Starts =
        ["start", "unstop", "opt in", "optin", "subscribe", "resume", "start again", "empezar", "comenzar", "iniciar", "reanudar", "alta", "suscribir"];

    static readonly HashSet<string> Helps = ["help", "info", "information", "ayuda", "informacion"];

    static readonly string[] Dangers =
    [
        "suicide", "suicidal", "kill myself", "killing myself", "kms", "unalive", "end my life", "ending my life", "end it all", "take my life", "take my own life",
        "taking my life", "want to die", "wanna die", "wants to die", "going to die", "wish i was dead", "wish i were dead", "better off dead", "better off without me",
        "dont want to live", "dont want to be alive", "dont want to be here anymore", "dont wanna live", "no reason to live", "nothing to live for",
        "cant go on", "cannot go on", "hurt myself", "hurting myself", "harm myself", "harming myself", "self harm", "cut myself", "cutting myself",
        "overdose", "overdosed", "overdosing", "took too many pills", "took all my pills", "goodbye forever", "in crisis", "an emergency", "medical emergency", "911", "988",
        "cant breathe", "cannot breathe", "chest pain", "im not safe", "i am not safe", "dont feel safe", "do not feel safe",
        "suicidio", "suicidarme", "suicida", "matarme", "me quiero matar", "quitarme la vida", "acabar con mi vida", "terminar con mi vida", "quiero morir", "quiero morirme",
        "me quiero morir", "no quiero vivir", "ya no quiero vivir", "mejor muerto", "mejor muerta", "hacerme dano", "lastimarme", "cortarme", "sobredosis",
        "no puedo mas", "sin ganas de vivir", "una emergencia", "no estoy a salvo", "no puedo respirar", "dolor de pecho", "en peligro",
    ];

    static readonly string[] WrongNumbers =
    [
        "wrong number", "wrong person", "who is this", "whos this", "who dis", "who are you", "who r u", "whose number", "you have the wrong", "u have the wrong",
        "not my number", "dont know who this is", "dont know you", "dont know who you are", "no one by that name", "nobody by that name", "not me",
        "numero equivocado", "equivocado", "persona equivocada", "quien es", "quien eres", "quien habla", "quien escribe", "no soy yo", "no lo conozco", "no la conozco",
    ];

    /// <summary>With one of these a word that ends texts may be meant for something else.</summary>
    static readonly string[] Visits = ["appointment", "appointments", "appt", "visit", "visits", "session", "sessions", "treatment", "treatments", "cita", "citas", "sesion", "sesiones", "tratamiento"];

    static readonly string[] NotComings =
    [
        "cancel", "cancelar", "cant come", "cannot come", "cant make it", "cannot make it", "wont make it", "not coming", "wont be coming", "wont be able", "unable to come",
        "cant be there", "not going to make it", "no puedo ir", "no voy a ir", "no podre ir", "no podre asistir", "no puedo asistir",
    ];

    static readonly string[] OtherTimes =
    [
        "reschedule", "rescheduled", "resched", "another day", "another time", "different day", "different time", "change my appointment", "change my visit",
        "change the time", "move my appointment", "move my visit", "reprogramar", "cambiar la cita", "cambiar mi cita", "otro dia", "otra hora", "otra fecha",
    ];

    static readonly HashSet<string> Yeses =
    [
        "y", "yes", "yep", "yes yes", "yeah", "yup", "yes i do", "yes i have", "yes i have a ride", "i have a ride", "have a ride", "have ride", "yes ride set", "ride set",
        "rides set", "yes ride is set", "yes i have one", "si", "si tengo", "si lo tengo", "ya tengo", "tengo transporte", "si tengo transporte", "si tengo quien me lleve",
    ];

    static readonly HashSet<string> Noes =
    [
        "n", "no", "nope", "nah", "not yet", "no not yet", "no ride", "no i dont", "i dont have a ride", "no i dont have a ride", "need ride", "need a ride", "i need a ride",
        "no i need a ride", "need help", "no need help", "aun no", "todavia no", "no tengo", "no no tengo", "no tengo transporte", "necesito transporte",
    ];

    static readonly HashSet<string> Okays =
        ["ok", "okay", "k", "okey", "sure", "fine", "great", "perfect", "got it", "sounds good", "will do", "see you then", "de acuerdo", "vale", "bien", "esta bien", "claro", "listo", "perfecto", "entendido"];

    static readonly HashSet<string> Ones = ["1", "one", "uno"];
    static readonly HashSet<string> Twos = ["2", "two", "dos"];
    static readonly HashSet<string> Confirms = ["c", "confirm", "confirmed", "i confirm", "yes confirm", "confirmo", "confirmar", "confirmado", "si confirmo"];
    static readonly string[] Courtesies = ["thank you so much", "thank you very much", "thank you", "thanks", "thanx", "thx", "ty", "please", "muchas gracias", "gracias", "por favor"];

    static readonly string[] Thumbs = ["👍", "👌"];

    public static Meaning Of(string text)
    {
        var words = WithoutOurs(Plain(text));
        if (words.Length == 0) return new(Thumbs.Any(thumb => text.Contains(thumb, StringComparison.Ordinal)) ? Reply.Okay : Reply.Other);

        var endsTexts = Stops.Contains(words) || Says(words, StopsAnywhere) || StopsAtFirst.Any(first => words.StartsWith(first + " ", StringComparison.Ordinal));
        if (Says(words, Dangers)) return new(Reply.Crisis, endsTexts);
        if (Says(words, WrongNumbers)) return new(Reply.WrongNumber, EndsTexts: true);
        if (Cancels.Contains(words)) return new(Reply.Cancel, EndsTexts: true);
        if (endsTexts) return new(Says(words, Visits) ? Reply.Cancel : Reply.Stop, EndsTexts: true);
        return new(Plainly(words) ?? Plainly(WithoutCourtesy(words)) ?? Vaguely(words));
    }

    /// <summary>What can be nothing else; null where there is more to it.</summary>
    static Reply? Plainly(string words) => words switch
    {
        "" => Reply.Thanks,
        _ when Starts.Contains(words) => Reply.Start,
        _ when Helps.Contains(words) => Reply.Help,
        _ when Yeses.Contains(words) => Reply.Yes,
        _ when Noes.Contains(words) => Reply.No,
        _ when Okays.Contains(words) => Reply.Okay,
        _ when Ones.Contains(words) => Reply.One,
        _ when Twos.Contains(words) => Reply.Two,
        _ when Confirms.Contains(words) => Reply.Confirm,
        _ => null,
    };

    static Reply Vaguely(string words) => Says(words, OtherTimes) ? Reply.OtherTime : Says(words, NotComings) ? Reply.NotComing : Reply.Other;

    static bool Says(string words, IEnumerable<string> phrases)
    {
        var padded = $" {words} ";
        return phrases.Any(phrase => padded.Contains($" {phrase} ", StringComparison.Ordinal));
    }

    /// <summary>Who sends nothing but our words back means them.</summary>
    static string WithoutOurs(string words)
    {
        var others = Without(words, OurWords);
        return others.Length == 0 && words.Length > 0 ? "stop" : others;
    }

    static string WithoutCourtesy(string words) => Without(words, Courtesies);

    static string Without(string words, IEnumerable<string> phrases)
    {
        var padded = $" {words} ";
        foreach (var phrase in phrases) padded = padded.Replace($" {phrase} ", " ", StringComparison.Ordinal);
        return padded.Trim();
    }

    /// <summary>Small letters without accents and digits, one space between words.</summary>
    static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(character)) plain.Append(WithoutAccent(character));
            else if (character is not ('\'' or '’' or '`' or '´') && plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        }
        return plain.ToString().TrimEnd();
    }

    static char WithoutAccent(char letter) => letter switch { 'á' => 'a', 'é' => 'e', 'í' => 'i', 'ó' => 'o', 'ú' or 'ü' => 'u', 'ñ' => 'n', _ => letter };
}
