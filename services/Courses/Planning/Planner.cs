using Scheduling.Courses.Clinics;

namespace Scheduling.Courses.Planning;

/// <summary>Plans a course of treatment: which days, which starts, which chair. Pure: no clock, no storage; the same input gives the same plan.</summary>
public static class Planner
{
    public static Plan Plan(PlanRequest request, ClinicCalendar calendar, Occupancy occupancy) => throw new NotSupportedException();
}
