using Dapper;
using Scheduling.Rides.Clinics;

namespace Scheduling.Rides.OptOuts;

/// <summary>Reads the ledger as it is shown.</summary>
public sealed class OptOutList(RidesDatabase database)
{
    public Task<IReadOnlyList<OptOutRow>> Read(string clinicId, (string Number, long Seq)? after, int most, CancellationToken cancellationToken) =>
        database.Read<IReadOnlyList<OptOutRow>>(async connection =>
        {
            var clinic = await ClinicStore.Get(connection, clinicId);
            return (await connection.QueryAsync<OptOutRow>(
                $"""
                SELECT {OptOutLedger.Columns} FROM opt_outs
                WHERE group_id = @group AND (number > @number OR number = @number AND seq > @seq) ORDER BY number, seq LIMIT @most
                """, new { group = clinic.GroupId, number = after?.Number ?? "", seq = after?.Seq ?? 0, most })).AsList();
        }, cancellationToken);
}
