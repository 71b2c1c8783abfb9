using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace ConflictEvents.Ledger;

/// <summary>Appends revisions: the only writer of the ledger.</summary>
internal sealed class LedgerAppender(LedgerDb db)
{
    private const int Many = 100;

    /// <summary>
    /// Appends the entries in one block of positions, as the last statement of the caller's transaction.
    /// No record may stand twice in a block.
    /// </summary>
    /// <param name="entries">The entries.</param>
    /// <param name="author">Who writes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="behind">
    /// The ticket of a transaction that has to end first. It is waited for where the revisions are made and the head is not locked yet. How it ended, the caller has to look at
    /// before the commit; what it stored is not seen here: a successor of a revision of it is stale.
    /// </param>
    /// <returns>The position of each entry.</returns>
    /// <exception cref="StaleEntryException">An entry does not follow its record's current revision; roll back.</exception>
    public async Task<IReadOnlyList<long>> AppendAsync(IReadOnlyList<Entry> entries, Caller author, CancellationToken cancellationToken, long? behind = null)
    {
        if (entries.Count > Many)
            await db.Database.AllowAsync(LongWork.OfMany, cancellationToken);
        RecordTable[] tables = [.. entries.Select(e => e.Table).Distinct().OrderBy(t => t.Record, StringComparer.Ordinal)];
        var positions = await db.Database.SqlQueryRaw<long>(AppendStatement.For(tables), Parameters(entries, author, behind)).ToListAsync(cancellationToken);
        if (positions.Count != entries.Count)
            throw new StaleEntryException();
        positions.Sort();
        return positions;
    }

    private static object[] Parameters(IReadOnlyList<Entry> entries, Caller author, long? behind) =>
    [
        new NpgsqlParameter("count", entries.Count),
        new NpgsqlParameter("author", author.Name),
        new NpgsqlParameter("acting_as", NpgsqlDbType.Text) { Value = (object?)author.ActingAs ?? DBNull.Value },
        new NpgsqlParameter("behind", NpgsqlDbType.Bigint) { Value = (object?)behind ?? DBNull.Value },
        Texts("records", entries.Select(e => e.Table.Record)),
        Texts("ids", entries.Select(e => e.Id)),
        new NpgsqlParameter("revisions", NpgsqlDbType.Array | NpgsqlDbType.Integer) { Value = entries.Select(e => e.Revision).ToArray() },
        Texts("actions", entries.Select(e => WireNames.Of(e.Action))),
        Texts("reasons", entries.Select(e => e.Reason)),
        Texts("notes", entries.Select(e => e.Note)),
        Texts("lifecycles", entries.Select(e => e.Lifecycle)),
        Flags("publics", entries.Select(e => e.IsPublic)),
        Flags("closed", entries.Select(e => e.IsClosed)),
        Texts("documents", entries.Select(e => e.Document)),
        Texts("public_documents", entries.Select(e => e.PublicDocument)),
        Texts("columns", entries.Select(e => e.Columns)),
    ];

    private static NpgsqlParameter Texts(string name, IEnumerable<string?> values) =>
        new(name, NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = values.ToArray() };

    private static NpgsqlParameter Flags(string name, IEnumerable<bool> values) =>
        new(name, NpgsqlDbType.Array | NpgsqlDbType.Boolean) { Value = values.ToArray() };
}
