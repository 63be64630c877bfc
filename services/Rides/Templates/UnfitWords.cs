using System.Text.RegularExpressions;

namespace Scheduling.Rides.Templates;

/// <summary>
/// What no text to a patient may say. Other people read phones: no drug, no diagnosis, no treatment, no kind of clinic. And what is exempt from
/// prior consent as health care may not sell, bill or lead elsewhere (47 CFR 64.1200(a)(9)(iv)).
/// </summary>
static partial class UnfitWords
{
    /// <summary>A star ends a word that may go on.</summary>
    static readonly string[] Clinical =
    [
        "ketamin*", "esketamin*", "spravato", "lozenge*", "troche*", "sublingual*", "intranasal*", "infus*", "inject*", "inyec*", "iv", "psych*", "psiq*", "psico*",
        "depress*", "depres*", "suicid*", "bipolar*", "anxi*", "ansied*", "ptsd", "tept", "trauma*", "ocd", "toc", "mdd", "mdsi", "trd", "tms", "mental*", "mood", "addict*", "adicc*",
        "rehab*", "detox*", "drug*", "droga*", "medication*", "medicine*", "medicament*", "medicina*", "opioid*", "dose", "doses", "dosing", "dosis", "treatment*", "tratamiento*",
        "therap*", "terap*", "pain", "dolor", "anesth*", "anest*", "diagnos*", "prescri*", "receta*", "rems",
    ];

    static readonly string[] Commercial =
    [
        "sale", "sales", "discount*", "offer*", "promo*", "coupon*", "deal", "deals", "bill", "bills", "billing", "invoice*", "pay", "payment*", "balance", "copay*", "insurance",
        "descuento*", "oferta*", "factura*", "pago*", "pagar", "saldo", "refer",
    ];

    /// <summary>What is wrong with it; empty when nothing is.</summary>
    public static IEnumerable<string> In(string text)
    {
        var words = Words().Matches(Plain(text)).Select(word => word.Value).ToList();
        foreach (var word in words.Where(word => Clinical.Any(unfit => IsOf(word, unfit))).Distinct())
            yield return $"must not say '{word}': a text names no drug, diagnosis, treatment or kind of clinic";
        foreach (var word in words.Where(word => Commercial.Any(unfit => IsOf(word, unfit))).Distinct())
            yield return $"must not say '{word}': a text about health care sells nothing and bills nothing";
        if (Link().Match(text) is { Success: true } link) yield return $"must not lead to '{link.Value}': a text has no link";
    }

    static bool IsOf(string word, string unfit) => unfit.EndsWith('*') ? word.StartsWith(unfit[..^1], StringComparison.Ordinal) : word == unfit;

    static string Plain(string text) =>
        text.ToLowerInvariant().Replace('á', 'a').Replace('é', 'e').Replace('í', 'i').Replace('ó', 'o').Replace('ú', 'u').Replace('ü', 'u').Replace('ñ', 'n');

    [GeneratedRegex("[a-z0-9]+")]
    private static partial Regex Words();

    [GeneratedRegex(@"https?://\S*|www\.\S+|\b[a-z0-9-]+\.(com|org|net|us|io|co|health|clinic|care|app|info|link|ly)\b\S*", RegexOptions.IgnoreCase)]
    private static partial Regex Link();
}
