using Scheduling.Contracts.Courses;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Storage;

namespace Scheduling.Courses.Courses;

/// <summary>Tells other services that a course and its current phase were booked.</summary>
static class BookingNews
{
    /// <summary>Answers the ids of what was told.</summary>
    public static IReadOnlyList<Guid> Publish(Unit unit, CourseBooking booking)
    {
        var course = booking.Course;
        List<Guid> events = [unit.Publish(new CourseBooked(CourseNews.Of(course, booking.DoseDates)))];

        var news = new SessionNews(booking.Protocol, booking.DoseDates, booking.PhaseEndsWithNumber);
        foreach (var row in booking.Sessions)
        {
            if (row.Status == SessionStatus.Booked) events.Add(unit.Publish(new SessionBooked(news.Of(row))));
            else if (row.Status == SessionStatus.Unplaced) events.Add(unit.Publish(new SessionUnplaced(news.Of(row))));
        }

        return events;
    }
}
