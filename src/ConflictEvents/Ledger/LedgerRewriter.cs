using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace ConflictEvents.Ledger;

/// <summary>Takes content out of old revisions: the one thing beside a successor's position that is ever written on them. Numbers, positions and authors stay.</summary>
internal sealed class LedgerRewriter(LedgerDb db)
{
    private const int Batch = 500;

    /// <summary>Puts what is left in the place of what was there, behind the change that says so, in its transaction.</summary>
    /// <param name="rows">The revisions, each with that change's position.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task RewriteAsync(IEnumerable<(Rewritten Row, long At)> rows, CancellationToken cancellationToken)
    {
        foreach (var some in rows.GroupBy(r => r.Row.Table))
            foreach (var batch in some.Chunk(Batch))
                await RewriteAsync(some.Key, [.. batch.Select(r => r.Row)], [.. batch.Select(r => r.At)], cancellationToken);
    }

    private Task<int> RewriteAsync(RecordTable table, Rewritten[] rows, long[] at, CancellationToken cancellationToken)
    {
        var statement = $"""
            with input as (
              select * from unnest(@at, @ids, @numbers, @documents, @public_documents, @notes, @columns) as i (at, id, number, document, public_document, note, columns)
            ), noted as (
              update changes c set note = i.note from input i
              where c.record = '{table.Record}' and c.id = i.id and c.revision = i.number and c.note is distinct from i.note
            )
            update {table.Name} r set document = i.document::json, public_document = i.public_document::json, change_note = i.note, redacted_at = i.at,
              {string.Join(", ", table.Values().Select(c => $"{c.Column} = {c.Value}"))}
            from input i cross join {RecordTable.Unpacking("i.columns")}
            where r.id = i.id::{table.IdType} and r.number = i.number
            """;
        return db.Database.ExecuteSqlRawAsync(statement,
        [
            new NpgsqlParameter("at", NpgsqlDbType.Array | NpgsqlDbType.Bigint) { Value = at },
            Texts("ids", rows.Select(r => r.Id)),
            new NpgsqlParameter("numbers", NpgsqlDbType.Array | NpgsqlDbType.Integer) { Value = rows.Select(r => r.Number).ToArray() },
            Texts("documents", rows.Select(r => r.Document)),
            Texts("public_documents", rows.Select(r => r.PublicDocument)),
            Texts("notes", rows.Select(r => r.Note)),
            Texts("columns", rows.Select(r => r.Columns)),
        ], cancellationToken);
    }

    private static NpgsqlParameter Texts(string name, IEnumerable<string?> values) => new(name, NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = values.ToArray() };
}
