namespace ConflictEvents.Kinds;

/// <summary>Another event named in the details of an event.</summary>
/// <param name="Id">The id as it was sent.</param>
/// <param name="Pointer">The JSON pointer to it, below the details: `/partOf/tally`.</param>
/// <param name="Kind">Of which kind it must be; null for any.</param>
internal sealed record EventReference(Guid Id, string Pointer, EventKind? Kind = null);
