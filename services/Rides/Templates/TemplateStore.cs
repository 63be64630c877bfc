using Dapper;
using Scheduling.Platform.Storage;

namespace Scheduling.Rides.Templates;

/// <summary>Every statement that touches the templates. Only the newest version of a name counts; the others say what was sent.</summary>
public sealed class TemplateStore(RidesDatabase database)
{
    const string Columns = "clinic_id, kind, language, protocol_id, version, text, changed_at, changed_by";

    const string IsNewest =
        """
        version = (SELECT max(n.version) FROM templates n
                   WHERE n.clinic_id = templates.clinic_id AND n.kind = templates.kind AND n.language = templates.language AND n.protocol_id = templates.protocol_id)
        """;

    const string OfName = "clinic_id = @ClinicId AND kind = @Kind AND language = @Language AND protocol_id = @ProtocolId";

    /// <summary>The words in use of the clinics in the JSON list <c>@clinics</c>.</summary>
    internal static string SelectInUse(Engine engine) =>
        $"SELECT {Columns} FROM templates WHERE {engine.IsOneOf("clinic_id", "text", "@clinics")} AND text IS NOT NULL AND {IsNewest}";

    /// <summary>The newest version, also one that went back to the shipped words; null where there never was one.</summary>
    public static Task<TemplateRow?> Find(Unit unit, TemplateName name) => unit.One<TemplateRow>($"SELECT {Columns} FROM templates WHERE {OfName} AND {IsNewest}", name);

    public static Task Put(Unit unit, TemplateRow template) => unit.Execute(
        $"INSERT INTO templates ({Columns}) VALUES (@ClinicId, @Kind, @Language, @ProtocolId, @Version, @Text, @ChangedAt, @ChangedBy)", template);

    /// <summary>That version, or the newest.</summary>
    public Task<TemplateRow?> Find(TemplateName name, int? version, CancellationToken cancellationToken) => database.Read(connection =>
        connection.QuerySingleOrDefaultAsync<TemplateRow>(
            $"SELECT {Columns} FROM templates WHERE {OfName} AND {(version is null ? IsNewest : "version = @version")}",
            new { name.ClinicId, name.Kind, name.Language, name.ProtocolId, version }), cancellationToken);

    /// <summary>The newest version of each of a clinic's names.</summary>
    public Task<IReadOnlyList<TemplateRow>> Newest(string clinicId, CancellationToken cancellationToken) => database.Read<IReadOnlyList<TemplateRow>>(async connection =>
        (await connection.QueryAsync<TemplateRow>(
            $"SELECT {Columns} FROM templates WHERE clinic_id = @clinicId AND {IsNewest} ORDER BY kind, language, protocol_id", new { clinicId })).AsList(), cancellationToken);
}
