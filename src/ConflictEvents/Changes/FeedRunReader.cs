using System.Data.Common;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ConflictEvents.Changes;

/// <summary>Reads runs of a feed that follows every event, each by one statement. It reads by hand: to make entities of the rows takes longer than to find them.</summary>
internal sealed class FeedRunReader(LedgerDb db, Caller caller, string[] others)
{
    /// <summary>The items of a run in order, up to so many, and changes of other types, which may be items.</summary>
    /// <param name="span">The run, of no more than <see cref="FeedStatement.Run"/> positions.</param>
    /// <param name="most">How many are wanted.</param>
    /// <param name="characters">How many characters of documents are enough.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<(List<FeedRow> Rows, bool IsCut)> ReadAsync(FeedSpan span, int most, long characters, CancellationToken cancellationToken)
    {
        await using var command = Command(span, most);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<FeedRow> rows = [];
        while (characters >= 0 && await reader.ReadAsync(cancellationToken))
        {
            var row = RowOf(reader);
            rows.Add(row);
            characters -= row.Row is { } made ? made.Utf8.Length + made.Document.Length : 0;
        }
        return (rows, rows.Count == most || characters < 0);
    }

    private NpgsqlCommand Command(FeedSpan span, int most)
    {
        var transaction = (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        var command = new NpgsqlCommand(FeedStatement.For(most, caller.SeesAll), transaction.Connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = span.After });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = span.Through });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = others });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = most });
        return command;
    }

    private static FeedRow RowOf(NpgsqlDataReader row)
    {
        var change = new Change
        {
            Position = row.GetInt64(0),
            Record = row.GetString(1),
            Id = row.GetString(2),
            Revision = row.GetInt32(3),
            Action = row.GetString(4),
            RecordedAt = row.GetFieldValue<DateTimeOffset>(5),
        };
        var isEvent = !row.IsDBNull(6);
        return new(new(change, FeedReader.TypeOf(change), isEvent && row.GetBoolean(6)), isEvent ? RevisionOf(row, change) : null);
    }

    // A tombstone is made of the document's text; all else is sent on as it is stored.
    private static ReadRevision RevisionOf(NpgsqlDataReader row, Change change)
    {
        var lifecycle = row.GetString(10);
        var (isRetracted, document) = (lifecycle == Retraction.Lifecycle, row.IsDBNull(16) ? 15 : 16);
        return new()
        {
            Name = change.Id,
            Number = change.Revision,
            Position = change.Position,
            RecordedAt = row.GetFieldValue<DateTimeOffset>(7),
            ChangeReason = row.GetString(8),
            RedactedAt = row.IsDBNull(9) ? null : row.GetInt64(9),
            Lifecycle = lifecycle,
            IsPublic = row.GetBoolean(11),
            RecordedBy = TextOf(row, 12) ?? "",
            ActingAs = TextOf(row, 13),
            ChangeNote = TextOf(row, 14),
            Document = isRetracted ? TextOf(row, 15) ?? "" : "",
            Utf8 = isRetracted || row.IsDBNull(document) ? default(ReadOnlyMemory<byte>) : row.GetFieldValue<byte[]>(document),
        };
    }

    private static string? TextOf(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
