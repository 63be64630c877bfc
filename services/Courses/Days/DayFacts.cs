using Dapper;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Closures;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Days;

/// <summary>All that a day's board is drawn from, read in one round trip.</summary>
sealed record DayFacts
{
    public required ClinicCalendar Calendar { get; init; }

    /// <summary>Those that hold a chair.</summary>
    public required IReadOnlyList<SessionRow> Sessions { get; init; }

    /// <summary>Chairs that are kept for somebody who decides.</summary>
    public required IReadOnlyList<ChairBlock> Kept { get; init; }

    public required IReadOnlyList<Protocol> Protocols { get; init; }

    /// <exception cref="NotFoundException">There is no such clinic.</exception>
    public static Task<DayFacts> Read(CoursesDatabase database, string clinicId, DateOnly date, DateTimeOffset now, CancellationToken cancellationToken) => database.Read(async connection =>
    {
        using var results = await connection.QueryMultipleAsync(
            "SELECT body FROM clinics WHERE clinic_id = @clinicId;\n" + ClosureStore.FromDay + SessionStore.InChairs + SessionStore.Kept + ProtocolStore.AllNewest,
            new { clinicId, from = date, to = date, Now = now });
        var clinic = ClinicStore.Read(await results.ReadSingleOrDefaultAsync<string>() ?? throw NotFoundException.Of("clinic", clinicId));
        return new DayFacts
        {
            Calendar = new(clinic, (await results.ReadAsync<Closure>()).AsList()),
            Sessions = (await results.ReadAsync<SessionRow>()).AsList(),
            Kept = [.. (await results.ReadAsync<BlockRow>()).Select(row => row.Block())],
            Protocols = ProtocolStore.OfClinic(await results.ReadAsync<string>()),
        };
    }, cancellationToken);
}
