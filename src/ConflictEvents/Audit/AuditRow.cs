namespace ConflictEvents.Audit;

/// <summary>A row of any of the tables that the audit reads, in one shape.</summary>
internal sealed class AuditRow
{
    public AuditKind Kind { get; init; }

    public DateTimeOffset At { get; init; }

    public long Number { get; init; }

    public string? By { get; init; }

    public string? ActingAs { get; init; }

    public string Action { get; init; } = "";

    public string? Record { get; init; }

    public string? Id { get; init; }

    public int? Revision { get; init; }

    public string? Reason { get; init; }

    public string? Note { get; init; }

    public string? Name { get; init; }

    public string? Role { get; init; }

    public int? Status { get; init; }

    public string? Address { get; init; }

    public string? Method { get; init; }

    public string? Path { get; init; }

    public long? Count { get; init; }

    public AuditEntry Entry() => new()
    {
        At = At,
        Kind = Kind,
        By = By,
        ActingAs = ActingAs,
        Action = Action,
        Record = Record,
        Id = Id,
        Revision = Revision,
        Position = Kind == AuditKind.Change ? Number : null,
        Reason = Reason,
        Note = Note,
        Name = Name,
        Role = Role,
        Status = Status,
        Address = Address,
        Method = Method,
        Path = Path,
        Count = Count,
    };
}
