namespace ConflictEvents.Exchange.Digests;

/// <summary>
/// What stands as of a position, in one number. `digest` is SHA-256 (hexadecimal) over one line for each record, ordered by type (event, actor, source,
/// dispute) and then by the bytes of the id: the type, a tab, the id, a tab, the revision, a tab, the SHA-256 of the record's UTF-8 bytes as exports
/// (NDJSON) and the feed send them to the same key, a line feed. A copy makes the same of its own rows.
/// </summary>
public sealed record LedgerDigest
{
    /// <summary>Which life of the ledger the position belongs to.</summary>
    public required Guid Epoch { get; init; }

    /// <summary>As of which position.</summary>
    public required long Position { get; init; }

    /// <summary>How many records stand and may be seen. Retracted records and actors that were merged into others are none of them.</summary>
    public required long Count { get; init; }

    /// <summary>The digest, 64 hexadecimal digits.</summary>
    public required string Digest { get; init; }
}
