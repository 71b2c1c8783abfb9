namespace ConflictEvents;

/// <summary>What a caller did that the record refuses. The HTTP face turns each into its status; nobody else knows statuses.</summary>
public abstract class Failure(string code, string detail, Exception? inner = null) : Exception(detail, inner)
{
    /// <summary>A stable snake_case word for programs.</summary>
    public string Code { get; } = code;
}

/// <summary>The submitted record breaks rules; nothing was stored.</summary>
public sealed class InvalidRecordException(IReadOnlyList<RuleFailure> failures)
    : Failure("invalid_record", "The record was refused; each error says where and what would be right.")
{
    /// <summary>A record that breaks one rule.</summary>
    public InvalidRecordException(string pointer, string code, string detail) : this([new RuleFailure(pointer, code, detail)]) { }

    /// <summary>Each broken rule with its JSON pointer.</summary>
    public IReadOnlyList<RuleFailure> Failures { get; } = failures;
}

/// <summary>A parameter of the address or a header is not understood.</summary>
public sealed class InvalidParameterException(string parameter, string detail) : Failure("invalid_parameter", detail)
{
    /// <summary>The parameter's or header's name.</summary>
    public string Parameter { get; } = parameter;
}

/// <summary>The caller's role does not allow it.</summary>
public sealed class ForbiddenException(string detail, string? pointer = null) : Failure("forbidden", detail)
{
    /// <summary>The member that would need a higher role, where it is one.</summary>
    public string? Pointer { get; } = pointer;
}

/// <summary>There is no such record, or none that the caller may see; the two look alike.</summary>
public sealed class NotFoundException() : Failure("not_found", "There is no such record.");

/// <summary>The record's present state does not allow it.</summary>
public sealed class ConflictException(string code, string detail, string? pointer = null) : Failure(code, detail)
{
    /// <summary>The member that conflicts, where it is one.</summary>
    public string? Pointer { get; } = pointer;
}

/// <summary>The record was retracted. What is left to tell is its tombstone.</summary>
public sealed class RetractedException(Tombstone tombstone) : Failure("retracted", "The record was retracted.")
{
    /// <summary>What is left.</summary>
    public Tombstone Tombstone { get; } = tombstone;
}

/// <summary>The change was made against a revision that is not the current one.</summary>
public sealed class StaleRevisionException(int? currentRevision) : Failure("stale_revision", currentRevision is null
    ? "There is no record at this address, so no revision of it can match If-Match."
    : "The record has another current revision than the one named in If-Match; read it again and apply the change to that.")
{
    /// <summary>The current revision; null where there is no record.</summary>
    public int? CurrentRevision { get; } = currentRevision;
}

/// <summary>If-None-Match: * was sent, and the record is there.</summary>
public sealed class AlreadyExistsException(int? currentRevision = null) : Failure("already_exists", "A record with this id exists; replace it with If-Match.")
{
    /// <summary>The current revision, where it is known.</summary>
    public int? CurrentRevision { get; } = currentRevision;
}

/// <summary>A change to a record that is there needs If-Match, a creation at a chosen id If-None-Match: *.</summary>
public sealed class PreconditionRequiredException(int? currentRevision) : Failure("precondition_required",
    "Send If-Match with the record's ETag to change it, or If-None-Match: * to create it.")
{
    /// <summary>The current revision; null where there is no record.</summary>
    public int? CurrentRevision { get; } = currentRevision;
}

/// <summary>The idempotency key was used for another request.</summary>
public sealed class IdempotencyMismatchException() : Failure("idempotency_mismatch",
    "This Idempotency-Key was used for another request; take a new key for a new request.");

/// <summary>A request with the same idempotency key is being worked on.</summary>
public sealed class IdempotencyInFlightException() : Failure("idempotency_in_flight",
    "A request with this Idempotency-Key is still being worked on; try again shortly.");

/// <summary>The record is being changed by so many at once that this change found no turn.</summary>
public sealed class BusyException() : Failure("busy",
    "Many are changing this record at once; nothing was stored. Try again shortly.");

/// <summary>The connection to the database broke while the change was being committed.</summary>
public sealed class OutcomeUnknownException(Exception inner) : Failure("outcome_unknown",
    "The database went away while the change was stored, so it is not known whether it was. Send it again with the same Idempotency-Key, and it is made once; without one, read the record first.", inner);

/// <summary>A cursor or position belongs to a ledger that was restored since.</summary>
public sealed class OtherEpochException() : Failure("other_epoch",
    "The ledger was restored from a backup since this token was given out; start again without it.");

/// <summary>What is left of a retracted record.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="Revision">The revision that retracted it.</param>
/// <param name="Reason">Why, as a change reason.</param>
/// <param name="Successor">The record that stands in its place, where one was named.</param>
public sealed record Tombstone(string Id, int Revision, string Reason, string? Successor);
