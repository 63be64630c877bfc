namespace Scheduling.Desk.Forms;

/// <summary>A week's stretches as a form has them: a field a day, such as <c>08:00-12:00, 13:00-17:00</c>, empty where there is none.</summary>
static class WeekHours
{
    public static readonly IReadOnlyList<(string Day, string Words)> Days =
        [("mon", "Monday"), ("tue", "Tuesday"), ("wed", "Wednesday"), ("thu", "Thursday"), ("fri", "Friday"), ("sat", "Saturday"), ("sun", "Sunday")];

    /// <summary>The name of a day's field.</summary>
    public static string Field(string prefix, string day) => $"{prefix}-{day}";

    public static string Text(IEnumerable<(string Day, TimeOnly From, TimeOnly To)> stretches, string day) =>
        string.Join(", ", stretches.Where(stretch => stretch.Day == day).OrderBy(stretch => stretch.From).Select(stretch => $"{stretch.From:HH:mm}-{stretch.To:HH:mm}"));

    /// <summary>All stretches of the week, in its order.</summary>
    public static IReadOnlyList<(string Day, TimeOnly From, TimeOnly To)> Read(TypedForm form, string prefix) =>
        [.. Days.SelectMany(day => Read(form.Text(Field(prefix, day.Day)) ?? "", day.Words).Select(stretch => (day.Day, stretch.From, stretch.To)))];

    static IEnumerable<(TimeOnly From, TimeOnly To)> Read(string text, string field)
    {
        foreach (var stretch in text.Replace('–', '-').Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (stretch.Split('-', StringSplitOptions.TrimEntries) is not [var from, var to]) throw TypedForm.Unreadable(field, "must be times such as 08:00-12:00, 13:00-17:00");
            yield return (Clock(from, field), Clock(to, field));
        }
    }

    // People leave out what a machine wants: 8 is 08:00 and 8:30 is 08:30.
    static TimeOnly Clock(string text, string field) =>
        TypedForm.ToTime((text.Contains(':', StringComparison.Ordinal) ? text : $"{text}:00") is var whole && whole.Length == 4 ? $"0{whole}" : whole, field);
}
