using Dapper;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Clinics;

namespace Scheduling.Rides.Replies;

/// <summary>Every statement that touches the texts that came in.</summary>
public sealed class ReplyStore(RidesDatabase database)
{
    const string Columns = "reply_id, clinic_id, group_id, number, received_at, body, understood, reminder_id";

    public static Task Put(Unit unit, ReplyRow reply) => unit.Execute(
        $"INSERT INTO replies ({Columns}) VALUES (@ReplyId, @ClinicId, @GroupId, @Number, @ReceivedAt, @Body, @Understood, @ReminderId)", reply);

    /// <summary>The texts to a clinic's group, newest first, those before <paramref name="before"/>; of one patient, those from the patient's number.</summary>
    public Task<(TimeZoneInfo Zone, IReadOnlyList<ReplyRow> Replies)> List(
        string clinicId, string? patientId, (DateTimeOffset ReceivedAt, Guid ReplyId)? before, int most, CancellationToken cancellationToken) =>
        database.Read(async connection =>
        {
            List<string> where = ["group_id = @group"];
            if (patientId is not null) where.Add("number = (SELECT phone FROM contacts WHERE group_id = @group AND patient_id = @patientId)");
            if (before is not null) where.Add("(received_at < @beforeAt OR received_at = @beforeAt AND reply_id < @beforeId)");
            var clinic = await ClinicStore.Get(connection, clinicId);
            var replies = await connection.QueryAsync<ReplyRow>(
                $"SELECT {Columns} FROM replies WHERE {string.Join(" AND ", where)} ORDER BY received_at DESC, reply_id DESC LIMIT @most",
                new { group = clinic.GroupId, patientId, beforeAt = before?.ReceivedAt, beforeId = before?.ReplyId, most });
            return (clinic.Zone, (IReadOnlyList<ReplyRow>)replies.AsList());
        }, cancellationToken);
}
