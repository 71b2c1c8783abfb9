using ConflictEvents.Ledger.Replicas;
using Npgsql;

namespace ConflictEvents.Ledger;

/// <summary>
/// Reads one record as it stands today, and where the ledger stands, by <see cref="TodayStatement"/>: by
/// hand, and the document as the bytes that are stored. Entities, and the opening of connections by EF Core, were a third of what such a read took the server (decision 0037).
/// </summary>
internal sealed class TodayReader<TId>(string table, ReadPlace place)
    where TId : notnull
{
    /// <summary>The head, and the record's current revision; null where there is none.</summary>
    /// <param name="id">The record.</param>
    /// <param name="kind">Of which kind it must be, where its table has kinds; null for any.</param>
    /// <param name="full">Whether the document of colleagues is wanted; else that of readers.</param>
    /// <param name="held">The revision whose document is not wanted, as long as nothing was taken out of it; 0 for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<(LedgerHead Head, ReadRevision? Row)> ReadAsync(TId id, string? kind, bool full, int held, CancellationToken cancellationToken)
    {
        var connection = await place.OpenAsync(cancellationToken);
        try
        {
            await using var command = Command(connection, id, kind, full, held);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            if (!await reader.ReadAsync(cancellationToken))
                throw new InvalidOperationException("The ledger has no head.");
            return (HeadOf(reader), reader.IsDBNull(4) ? null : RowOf(reader, id));
        }
        finally
        {
            await connection.CloseAsync();
        }
    }

    private NpgsqlCommand Command(NpgsqlConnection connection, TId id, string? kind, bool full, int held)
    {
        var command = new NpgsqlCommand(TodayStatement.For(table, ofKind: kind is not null), connection);
        command.Parameters.Add(new NpgsqlParameter<TId> { TypedValue = id });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = full });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = held });
        if (kind is not null)
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = kind });
        return command;
    }

    private static LedgerHead HeadOf(NpgsqlDataReader row) => new()
    {
        Position = row.GetInt64(0),
        Epoch = row.GetGuid(1),
        Moment = row.GetFieldValue<DateTimeOffset>(2),
        TokenKey = row.GetFieldValue<byte[]>(3),
    };

    private static ReadRevision RowOf(NpgsqlDataReader row, TId id)
    {
        var lifecycle = row.GetString(12);
        var isRetracted = lifecycle == Retraction.Lifecycle;
        return new()
        {
            Name = id.ToString()!,
            Number = row.GetInt32(4),
            Position = row.GetInt64(5),
            RecordedAt = row.GetFieldValue<DateTimeOffset>(6),
            RecordedBy = row.GetString(7),
            ActingAs = TextOf(row, 8),
            ChangeReason = row.GetString(9),
            ChangeNote = TextOf(row, 10),
            RedactedAt = row.IsDBNull(11) ? null : row.GetInt64(11),
            Lifecycle = lifecycle,
            IsPublic = row.GetBoolean(13),
            IsClosed = row.GetBoolean(14),
            Document = isRetracted ? row.GetString(15) : "",
            Utf8 = isRetracted || row.IsDBNull(15) ? default(ReadOnlyMemory<byte>) : row.GetFieldValue<byte[]>(15),
        };
    }

    private static string? TextOf(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
