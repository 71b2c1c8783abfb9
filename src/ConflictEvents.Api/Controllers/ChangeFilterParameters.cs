using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Changes;
using ConflictEvents.Events;
using ConflictEvents.Kinds;

namespace ConflictEvents.Api.Controllers;

/// <summary>What is followed: records of some types, or events by what they say. Values of one parameter are or-ed, parameters and-ed.</summary>
public record ChangeFilterParameters : EventContentParameters
{
    /// <summary>Only changes of these types of records; all where left out. Beside any filter of events only `event`, which it then is anyway.</summary>
    [WordList<RecordType>]
    public string? Record { get; init; }

    /// <summary>Only events of these lifecycles; all that the caller may see where left out, unlike in lists: a copy is to learn of what is drafted and withheld, too. Others than `published` need the role contributor. Not `retracted`: retractions of what is followed always come.</summary>
    [WordList<Lifecycle>]
    public string? Lifecycle { get; init; }

    /// <inheritdoc cref="EventQuery.From" />
    [Day]
    public string? From { get; init; }

    /// <inheritdoc cref="EventQuery.To" />
    [Day]
    public string? To { get; init; }

    /// <inheritdoc cref="EventQuery.Bbox" />
    [NumberList(4)]
    public string? Bbox { get; init; }

    /// <summary>Also what may belong here and is not known exactly: records of an unknown day beside `from` and `to`.</summary>
    [Flag]
    public string? IncludeImprecise { get; init; }

    internal ChangeFilter ToChanges() => new() { Record = Asked.Words<RecordType>("record", Record), Events = ToFilter(null) };

    private protected override EventQuery Read(EventKind? door) => base.Read(door) with
    {
        Lifecycle = Lifecycle is null ? [] : Asked.Words<Lifecycle>("lifecycle", Lifecycle),
        From = Asked.Day("from", From),
        To = Asked.Day("to", To),
        Bbox = Asked.Numbers("bbox", Bbox),
        IncludeImprecise = Asked.Flag("includeImprecise", IncludeImprecise),
    };
}
