namespace Scheduling.Rides.Pages;

/// <summary>Which language a page is read in.</summary>
static class PageLanguage
{
    /// <summary>Whether a reader can choose it.</summary>
    public static bool IsKnown(string? language) => language is "en" or "es";

    /// <summary>The reader's choice, else the contact's.</summary>
    public static PageWords Words(string? chosen, PatientPage page) => PageWords.In(IsKnown(chosen) ? chosen! : page.Language);
}
