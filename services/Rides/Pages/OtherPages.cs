namespace Scheduling.Rides.Pages;

/// <summary>The pages that are nobody's. Whoever sees them learns nothing, so they are in both languages.</summary>
static class OtherPages
{
    static readonly PageWords[] Both = [PageWords.In("en"), PageWords.In("es")];

    /// <summary>A token that opens nothing: wrong, old and revoked ones look alike.</summary>
    public static IResult Gone() => Of(StatusCodes.Status404NotFound, words => words.Gone, words => words.GoneWhat);

    /// <summary>A form that was not of this page.</summary>
    public static IResult Stale() => Of(StatusCodes.Status400BadRequest, words => words.Stale, words => words.BackToPage);

    static PageResult Of(int status, Func<PageWords, string> title, Func<PageWords, string> what)
    {
        Html body = $"""<main class="other">{Both.Select((words, i) => Section(words, title(words), what(words), i == 0))}</main>""";
        return new(status, PageLayout.Of(Both[0].Language, title(Both[0]), body));
    }

    static Html Section(PageWords words, string title, string what, bool isFirst)
    {
        Html heading = $"<h1>{title}</h1>", further = $"<h2>{title}</h2>";
        return $"""<section lang="{words.Language}">{(isFirst ? heading : further)}<p>{what}</p></section>""";
    }
}
