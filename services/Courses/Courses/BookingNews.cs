using Scheduling.Contracts.Courses;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Storage;

namespace Scheduling.Courses.Courses;

/// <summary>Tells other services that a course and its current phase were booked.</summary>
static class BookingNews
{
    public static void Publish(Unit unit, CourseBooking booking)
    {
        var course = booking.Course;
        unit.Publish(new CourseBooked(CourseNews.Of(course, booking.DoseDates)));

        var news = new SessionNews(booking.Protocol, booking.DoseDates, booking.PhaseEndsWithNumber);
        foreach (var row in booking.Sessions)
        {
            if (row.Status == SessionStatus.Booked) unit.Publish(new SessionBooked(news.Of(row)));
            else if (row.Status == SessionStatus.Unplaced) unit.Publish(new SessionUnplaced(news.Of(row)));
        }
    }
}
