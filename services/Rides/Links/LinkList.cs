using Dapper;
using Scheduling.Rides.Clinics;

namespace Scheduling.Rides.Links;

/// <summary>Reads a patient's links as they are shown.</summary>
sealed class LinkList(RidesDatabase database)
{
    /// <summary>Newest first, those after <paramref name="after"/>; and the clinic, for its zone.</summary>
    public Task<(ClinicRow Clinic, IReadOnlyList<LinkRow> Links)> Read(
        string clinicId, string patientId, (DateTimeOffset CreatedAt, Guid LinkId)? after, int most, CancellationToken cancellationToken) =>
        database.Read(async connection =>
        {
            var clinic = await ClinicStore.Get(connection, clinicId);
            var links = await connection.QueryAsync<LinkRow>(
                $"""
                SELECT {LinkStore.Columns} FROM patient_links
                WHERE {LinkStore.OfPatient}
                  {(after is null ? "" : "AND (created_at < @afterCreated OR created_at = @afterCreated AND link_id > @afterLink)")}
                ORDER BY created_at DESC, link_id LIMIT @most
                """,
                new
                {
                    patientId, group = clinic.GroupId, unknown = ClinicStore.UnknownGroupOf(clinicId),
                    afterCreated = after?.CreatedAt, afterLink = after?.LinkId, most,
                });
            return (clinic, (IReadOnlyList<LinkRow>)links.AsList());
        }, cancellationToken);
}
