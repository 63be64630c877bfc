using System.Text;

namespace Scheduling.Rides.Messages;

/// <summary>
/// The basic character set of a text message (3GPP TS 23.038). One character outside it makes the whole text two bytes a character, and what
/// was one text is three: so letters lose their accents and what has no likeness is dropped.
/// </summary>
public static class Gsm7
{
    /// <summary>The most characters of one text.</summary>
    public const int Longest = 160;

    const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /// <summary>Pairs of a run of characters and what stands for each of them.</summary>
    static readonly (string Characters, string Likeness)[] Likenesses =
    [
        ("áâãāăą", "a"), ("ÀÁÂÃĀĂĄ", "A"), ("çćĉċč", "c"), ("ĆĈĊČ", "C"), ("ďđð", "d"), ("ĎĐÐ", "D"), ("êëēĕėęě", "e"), ("ÈÊËĒĔĖĘĚ", "E"),
        ("ĝğġģ", "g"), ("ĜĞĠĢ", "G"), ("ĥħ", "h"), ("ĤĦ", "H"), ("íîïĩīĭįı", "i"), ("ÌÍÎÏĨĪĬĮİ", "I"), ("ĵ", "j"), ("Ĵ", "J"), ("ķ", "k"), ("Ķ", "K"),
        ("ĺļľŀł", "l"), ("ĹĻĽĿŁ", "L"), ("ńņňŉ", "n"), ("ŃŅŇ", "N"), ("óôõōŏő", "o"), ("ÒÓÔÕŌŎŐ", "O"), ("ŕŗř", "r"), ("ŔŖŘ", "R"),
        ("śŝşšș", "s"), ("ŚŜŞŠȘ", "S"), ("ţťŧț", "t"), ("ŢŤŦȚ", "T"), ("úûũūŭůűų", "u"), ("ÙÚÛŨŪŬŮŰŲ", "U"), ("ŵ", "w"), ("Ŵ", "W"),
        ("ýÿŷ", "y"), ("ÝŸŶ", "Y"), ("źżž", "z"), ("ŹŻŽ", "Z"), ("œ", "oe"), ("Œ", "OE"), ("þ", "th"), ("Þ", "Th"),
        ("‘’‚‛`´ʼ′", "'"), ("“”„‟«»″", "\""), ("‐‑‒–—―−~", "-"), ("[{", "("), ("]}", ")"), ("\\|", "/"), ("…", "..."), ("€", "EUR"),
        ("\u00a0\u2002\u2003\u2009\u202f\t", " "),
    ];

    static readonly Dictionary<char, string> Known =
        Basic.Select(c => (c, c.ToString())).Concat(Likenesses.SelectMany(l => l.Characters.Select(c => (c, l.Likeness)))).ToDictionary();

    /// <summary>The same text in the basic set.</summary>
    public static string Of(string text)
    {
        var basic = new StringBuilder(text.Length);
        foreach (var character in text)
            if (Known.TryGetValue(character, out var likeness)) basic.Append(likeness);
        return basic.ToString();
    }

    /// <summary>Whether it is in the basic set and short enough for one text.</summary>
    public static bool Fits(string text) => text.Length <= Longest && text.All(Basic.Contains);
}
