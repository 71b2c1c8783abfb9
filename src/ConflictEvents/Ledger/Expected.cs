namespace ConflictEvents.Ledger;

/// <summary>What a caller says about the record that it changes: the If-Match and If-None-Match of HTTP, without HTTP.</summary>
public sealed record Expected
{
    private readonly Kind kind;
    private readonly IReadOnlyList<int> revisions = [];

    private Expected(Kind kind, IReadOnlyList<int>? revisions = null) => (this.kind, this.revisions) = (kind, revisions ?? []);

    private enum Kind { Nothing, Fresh, Absent, Present, OneOf }

    /// <summary>The caller said nothing; no record may be changed like that.</summary>
    public static Expected Nothing { get; } = new(Kind.Nothing);

    /// <summary>The record is new, at an id of the server's or the caller's choice.</summary>
    public static Expected Fresh { get; } = new(Kind.Fresh);

    /// <summary>If-None-Match: *: there is no such record.</summary>
    public static Expected Absent { get; } = new(Kind.Absent);

    /// <summary>If-Match: *: there is one, whatever its revision.</summary>
    public static Expected Present { get; } = new(Kind.Present);

    /// <summary>If-Match: its current revision is one of these. None of them: nothing matches.</summary>
    public static Expected OneOf(IReadOnlyList<int> revisions) => new(Kind.OneOf, revisions);

    /// <summary>Compares with what is there.</summary>
    /// <param name="current">The current revision; null where there is no record.</param>
    public void Check(int? current)
    {
        switch (kind)
        {
            case Kind.Nothing: throw new PreconditionRequiredException(current);
            case Kind.Fresh when current is not null: throw new ConflictException("already_exists", "A record with this id exists; leave the id out, or revise that record.", "/id");
            case Kind.Absent when current is not null: throw new AlreadyExistsException(current);
            case Kind.Present when current is null:
            case Kind.OneOf when current is null || !revisions.Contains(current.Value): throw new StaleRevisionException(current);
        }
    }
}
