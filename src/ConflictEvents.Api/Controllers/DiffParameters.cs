using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;

namespace ConflictEvents.Api.Controllers;

/// <summary>Which two revisions to compare.</summary>
public record DiffParameters
{
    /// <summary>The earlier revision; the one before `to` where left out.</summary>
    [WholeNumber(1, int.MaxValue)]
    public string? From { get; init; }

    /// <summary>The later revision; the current one where left out.</summary>
    [WholeNumber(1, int.MaxValue)]
    public string? To { get; init; }

    /// <summary>A position, or an instant with offset: only what was recorded by then.</summary>
    public string? AsOf { get; init; }

    internal int? FromRevision() => From is null ? null : Asked.Whole("from", From, 1, int.MaxValue);

    internal int? ToRevision() => To is null ? null : Asked.Whole("to", To, 1, int.MaxValue);
}
