using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Scheduling.Rides.Pages;

/// <summary>
/// Markup, written as an interpolated text: <c>Html greeting = $"&lt;p&gt;{name}&lt;/p&gt;"</c>. What is put into a hole is text and is encoded, unless
/// it is markup itself, so that nothing a person typed can become markup. Values of attributes stand in double quotes.
/// </summary>
[InterpolatedStringHandler]
sealed class Html(int literalLength, int formattedCount)
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    readonly StringBuilder markup = new(literalLength + (formattedCount * 32));

    /// <summary>No markup.</summary>
    public static Html Empty => $"";

    public void AppendLiteral(string literal) => markup.Append(literal);

    public void AppendFormatted(string? text) => markup.Append(Encoder.Encode(text ?? ""));

    public void AppendFormatted(Guid id) => markup.Append(id.ToString());

    public void AppendFormatted(int number) => markup.Append(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(Html? part) => markup.Append(part?.markup);

    public void AppendFormatted(IEnumerable<Html> parts)
    {
        foreach (var part in parts) markup.Append(part.markup);
    }

    public override string ToString() => markup.ToString();
}
