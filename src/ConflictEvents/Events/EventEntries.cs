using ConflictEvents.Json;
using ConflictEvents.Ledger;

namespace ConflictEvents.Events;

/// <summary>Makes the ledger's entry of an event: the document, its columns, and what readers may see of it.</summary>
internal static class EventEntries
{
    public static Entry Of(Guid id, Present? current, EventBody body, IReadOnlyList<CitedSource> sources, ChangeWords words, ChangeAction action)
    {
        var stored = Stored(body);
        return Of(id, current, stored, Wire.Write(stored), sources, words, action);
    }

    /// <summary>The entry of a body that may be what stands there already: null then.</summary>
    public static Entry? OfNews(Guid id, Present? current, EventBody body, IReadOnlyList<CitedSource> sources, ChangeWords words)
    {
        var stored = Stored(body);
        var document = Wire.Write(stored);
        return document == current?.Document ? null : Of(id, current, stored, document, sources, words, current is null ? ChangeAction.Created : ChangeAction.Revised);
    }

    /// <summary>The document of an event as it would be stored.</summary>
    public static string DocumentOf(EventBody body) => Wire.Write(Stored(body));

    private static Entry Of(Guid id, Present? current, EventBody stored, string document, IReadOnlyList<CitedSource> sources, ChangeWords words, ChangeAction action)
    {
        var seen = EventPublicView.Of(stored, sources);
        return new Entry
        {
            Table = EventRevision.Table,
            Id = id.ToString(),
            Revision = (current?.Number ?? 0) + 1,
            Action = action,
            Reason = words.Reason,
            Note = words.Note,
            Lifecycle = WireNames.Of(stored.Lifecycle!.Value),
            IsPublic = stored is { Lifecycle: Lifecycle.Published, EmbargoedUntil: null },
            IsClosed = stored.Lifecycle == Lifecycle.Withheld,
            Document = document,
            PublicDocument = ReferenceEquals(seen, stored) ? null : Wire.Write(seen),
            Columns = EventColumns.Of(stored, seen, sources),
        };
    }

    private static EventBody Stored(EventBody body) => body with
    {
        Id = null,
        Revision = null,
        Position = null,
        RecordedAt = null,
        RecordedBy = null,
        ChangeReason = null,
        ChangeNote = null,
    };
}
