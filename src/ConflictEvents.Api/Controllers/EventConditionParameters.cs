using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Events;
using ConflictEvents.Kinds;

namespace ConflictEvents.Api.Controllers;

/// <summary>Which events are meant. Values of one parameter are or-ed, parameters and-ed.</summary>
public record EventConditionParameters : EventSubjectParameters
{
    /// <inheritdoc cref="EventQuery.From" />
    [Day]
    public string? From { get; init; }

    /// <inheritdoc cref="EventQuery.To" />
    [Day]
    public string? To { get; init; }

    /// <inheritdoc cref="EventQuery.Bbox" />
    [NumberList(4)]
    public string? Bbox { get; init; }

    /// <inheritdoc cref="EventQuery.IncludeImprecise" />
    [Flag]
    public string? IncludeImprecise { get; init; }

    private protected override EventQuery Read(EventKind? door) => base.Read(door) with
    {
        From = Asked.Day("from", From),
        To = Asked.Day("to", To),
        Bbox = Asked.Numbers("bbox", Bbox),
        IncludeImprecise = Asked.Flag("includeImprecise", IncludeImprecise),
    };
}
