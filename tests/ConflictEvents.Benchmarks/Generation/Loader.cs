using ConflictEvents.Ledger;
using Npgsql;
using NpgsqlTypes;

namespace ConflictEvents.Benchmarks.Generation;

/// <summary>Brings entries into the ledger by COPY, at the places and moments that they say. The rest is the ledger's own insert.</summary>
internal sealed class Loader(NpgsqlDataSource database)
{
    private const string Author = "generator";

    private const string Stage = """
        create temp table if not exists staged (position bigint, superseded_at bigint, recorded_at timestamptz, id text, number int, action text, reason text,
          lifecycle text, is_public boolean, is_closed boolean, document text, public_document text, columns text);
        truncate staged;
        """;

    /// <summary>Loads a batch of one record type.</summary>
    public async Task LoadAsync(RecordTable table, IEnumerable<Recorded> batch, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await RunAsync(connection, Stage, cancellationToken);
        await CopyAsync(connection, batch, cancellationToken);
        await RunAsync(connection, Insert(table), cancellationToken);
    }

    private static async Task CopyAsync(NpgsqlConnection connection, IEnumerable<Recorded> batch, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync("copy staged from stdin (format binary)", cancellationToken);
        foreach (var (entry, position, supersededAt, moment) in batch)
        {
            copy.StartRow();
            copy.Write(position, NpgsqlDbType.Bigint);
            if (supersededAt is { } at)
                copy.Write(at, NpgsqlDbType.Bigint);
            else
                copy.WriteNull();
            copy.Write(moment.ToUniversalTime(), NpgsqlDbType.TimestampTz);
            copy.Write(entry.Id, NpgsqlDbType.Text);
            copy.Write(entry.Revision, NpgsqlDbType.Integer);
            copy.Write(Json.WireNames.Of(entry.Action), NpgsqlDbType.Text);
            copy.Write(entry.Reason, NpgsqlDbType.Text);
            copy.Write(entry.Lifecycle, NpgsqlDbType.Text);
            copy.Write(entry.IsPublic, NpgsqlDbType.Boolean);
            copy.Write(entry.IsClosed, NpgsqlDbType.Boolean);
            copy.Write(entry.Document, NpgsqlDbType.Text);
            if (entry.PublicDocument is { } seen)
                copy.Write(seen, NpgsqlDbType.Text);
            else
                copy.WriteNull();
            copy.Write(entry.Columns, NpgsqlDbType.Text);
        }
        await copy.CompleteAsync(cancellationToken);
    }

    private static string Insert(RecordTable table) => $"""
        insert into {table.Name} (id, number, position, superseded_at, recorded_at, recorded_by, change_reason, lifecycle, is_public, is_closed, document, public_document{string.Concat(table.Columns.Select(c => $", {c.Name}"))})
        select s.id::{table.IdType}, s.number, s.position, s.superseded_at, s.recorded_at, '{Author}', s.reason, s.lifecycle, s.is_public, s.is_closed, s.document::json, s.public_document::json{string.Concat(table.Values().Select(c => $", {c.Value}"))}
        from staged s cross join {RecordTable.Unpacking("s.columns")};
        insert into changes (position, record, id, revision, action, recorded_at, recorded_by, reason)
        select position, '{table.Record}', id, number, action, recorded_at, '{Author}', reason from staged;
        """;

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
