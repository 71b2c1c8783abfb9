namespace ConflictEvents.Api.Http;

/// <summary>How a record type's answers differ.</summary>
/// <param name="HasId">Whether the ledger's id stands in the answer; an actor's slug is in its document already.</param>
internal sealed record RecordShape(bool HasId)
{
    public static RecordShape WithId { get; } = new(true);

    public static RecordShape WithSlug { get; } = new(false);
}
