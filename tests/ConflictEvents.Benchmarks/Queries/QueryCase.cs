namespace ConflictEvents.Benchmarks.Queries;

/// <summary>A query, as it is asked.</summary>
internal sealed record QueryCase(string Address)
{
    /// <summary>What a contributor asks that a reader may not.</summary>
    public bool IsForDesk => Address.Contains("lifecycle=", StringComparison.Ordinal);

    /// <summary>The same with another parameter.</summary>
    public string With(string? parameter) => parameter is null ? Address : Address + (Address.Contains('?', StringComparison.Ordinal) ? '&' : '?') + parameter;
}
