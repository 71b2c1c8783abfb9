using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Events;
using ConflictEvents.Kinds;

namespace ConflictEvents.Api.Controllers;

/// <summary>Which events are meant, but for when and where they happened: what an address of another standard takes, too. Values of one parameter are or-ed, parameters and-ed.</summary>
public record EventSubjectParameters : EventContentParameters
{
    /// <inheritdoc cref="EventQuery.Lifecycle" />
    [WordList<Lifecycle>]
    public string? Lifecycle { get; init; }

    /// <inheritdoc cref="EventQuery.UpdatedSince" />
    [Instant]
    public string? UpdatedSince { get; init; }

    /// <inheritdoc cref="EventQuery.KnownBy" />
    [Instant]
    public string? KnownBy { get; init; }

    private protected override EventQuery Read(EventKind? door) => base.Read(door) with
    {
        Lifecycle = Lifecycle is null ? [Events.Lifecycle.Published] : Asked.Words<Lifecycle>("lifecycle", Lifecycle),
        UpdatedSince = Asked.Instant("updatedSince", UpdatedSince),
        KnownBy = Asked.Instant("knownBy", KnownBy),
    };
}
