namespace ConflictEvents.Exchange.Export;

/// <summary>How a record type's answers differ.</summary>
/// <param name="HasId">Whether the ledger's id stands in the answer; an actor's slug is in its document already.</param>
public sealed record RecordShape(bool HasId)
{
    /// <summary>Records known by their ids.</summary>
    public static RecordShape WithId { get; } = new(true);

    /// <summary>Records known by their slugs.</summary>
    public static RecordShape WithSlug { get; } = new(false);
}
