using ConflictEvents.Kinds;
using ConflictEvents.Kinds.Columns;

namespace ConflictEvents.Exchange.Export.Columns;

/// <summary>The columns of events: the envelope's, then those of each kind.</summary>
public static class EventColumnList
{
    /// <summary>The columns that every event has.</summary>
    public static IReadOnlyList<FlatColumn> Envelope { get; } =
    [
        new("id", "The event's id, a UUID."),
        new("revision", "The number of the revision, from 1."),
        new("details.kind", "The kind of event."),
        new("title", "What happened, in neutral words."),
        new("summary", "More about it."),
        new("time.from", "The first day, in the calendar of the place."),
        new("time.to", "The last day."),
        new("time.open", "`true` where the end is open."),
        new("time.at", "The instant with its offset, where it is known."),
        new("time.precision", "How exact the words of the source are."),
        new("time.raw", "The time in the words of the source."),
        .. LocationColumns.At("location", "The place"),
        new("citations.source", "The id of each cited source."),
        new("citations.excerpt.text", "The words of each source that say so."),
        new("citations.excerpt.start", "Where each excerpt begins in the stored text, in code points."),
        new("citations.excerpt.end", "Where each excerpt ends, exclusive."),
        new("citations.excerpt.checked", "Whether each excerpt was found in the stored text."),
        new("citations.chain", "Who told whom, outermost first, for each citation."),
        new("citations.chainBasis", "How each chain is known."),
        new("citations.supports", "What of the event each citation bears out, as JSON pointers."),
        new("citations.polarity", "What each source does to what it supports."),
        new("citations.note", "A note on each citation."),
        new("links.type", "What the event is to each linked event."),
        new("links.to", "The id of each linked event."),
        new("links.axis", "On which question the two agree or differ."),
        new("links.note", "A note on each link."),
        new("tags", "The tags."),
        new("externalIds.system", "The other collections in which it has a name."),
        new("externalIds.id", "Its name in each of them."),
        new("lifecycle", "Where the record stands."),
        new("embargoedUntil", "Until when readers do not see it."),
        new("verification.occurrence", "What the desk makes of whether it happened."),
        new("verification.responsibility", "What the desk makes of who did it."),
        new("verification.harm", "What the desk makes of the harm."),
        new("sensitivity", "Reasons for care."),
        new("correction", "The public note on what was corrected and why."),
        new("position", "The change's place in the ledger."),
        new("recordedAt", "When the revision was recorded (UTC)."),
        new("recordedBy", "Who recorded it; empty for readers."),
        new("changeReason", "Why this change was made."),
        new("changeNote", "Why, in words; empty for readers."),
    ];

    /// <summary>The columns of a list of these kinds, in the order of the list of kinds; of all where none is named.</summary>
    public static IReadOnlyList<FlatColumn> Of(IReadOnlyList<EventKind> kinds) =>
        [.. Envelope, .. EventKinds.All.Where(k => kinds.Count == 0 || kinds.Contains(k.Kind)).SelectMany(k => k.Columns)];
}
