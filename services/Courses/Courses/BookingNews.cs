using Scheduling.Contracts.Courses;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;

namespace Scheduling.Courses.Courses;

/// <summary>Tells other services that a course and its current phase were booked.</summary>
static class BookingNews
{
    public static void Publish(Unit unit, CourseBooking booking)
    {
        var course = booking.Course;
        unit.Publish(new CourseBooked
        {
            ClinicId = course.ClinicId,
            Version = course.Version,
            Group = course.GroupId,
            PatientId = course.PatientId,
            CourseId = course.CourseId,
            ProtocolId = course.ProtocolId,
            ProtocolVersion = course.ProtocolVersion,
            Status = course.Status,
            Start = course.StartDate,
            Pattern = [.. StoredJson.Read<IReadOnlyList<Weekday>>(course.Pattern).Select(WireName.Of)],
            DoseDates = booking.DoseDates,
            Gates = StoredJson.Read<Dictionary<string, GateStatus>>(course.Gates).ToDictionary(gate => gate.Key, gate => WireName.Of(gate.Value)),
        });

        var news = new SessionNews(booking.Protocol, booking.DoseDates, booking.PhaseEndsWithNumber);
        foreach (var row in booking.Sessions)
        {
            if (row.Status == SessionStatus.Booked) unit.Publish(new SessionBooked(news.Of(row)));
            else if (row.Status == SessionStatus.Unplaced) unit.Publish(new SessionUnplaced(news.Of(row)));
        }
    }
}
