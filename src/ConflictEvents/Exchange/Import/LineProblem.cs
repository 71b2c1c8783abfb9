namespace ConflictEvents.Exchange.Import;

/// <summary>Why a line was refused.</summary>
public sealed record LineProblem
{
    /// <summary>A stable word for programs, the same as in the problem that a single write would have got; or `names_refused`, `not_stored`, `ambiguous_identity`.</summary>
    public required string Code { get; init; }

    /// <summary>What was wrong, and what would be right.</summary>
    public required string Detail { get; init; }

    /// <summary>Each broken rule and where.</summary>
    public IReadOnlyList<RuleFailure> Errors { get; init; } = [];

    /// <summary>The record's revision, where the line was made for another one.</summary>
    public int? CurrentRevision { get; init; }

    /// <summary>The failure that a single write would have met.</summary>
    internal static LineProblem Of(Failure failure) => failure switch
    {
        InvalidRecordException e => new() { Code = e.Code, Detail = e.Message, Errors = e.Failures },
        ForbiddenException e => At(e.Pointer, e),
        ConflictException e => At(e.Pointer, e),
        StaleRevisionException e => new()
        {
            Code = e.Code,
            Detail = e.CurrentRevision is null ? "The line was made for a revision of this record, and there is no such record." : "The line was made for another revision of the record than the current one; read it again and apply the change to that.",
            Errors = [new("/revision", e.Code, e.CurrentRevision is { } current ? $"the current revision is {current}" : "there is no such record; leave `revision` out to create it")],
            CurrentRevision = e.CurrentRevision,
        },
        _ => new() { Code = failure.Code, Detail = failure.Message },
    };

    private static LineProblem At(string? pointer, Failure e) => new() { Code = e.Code, Detail = e.Message, Errors = pointer is null ? [] : [new(pointer, e.Code, e.Message)] };
}
