using ConflictEvents.Actors;
using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;

namespace ConflictEvents.Changes;

/// <summary>Says of a change what it means to a copy.</summary>
internal static class FeedItems
{
    public static FeedItem Of(Found found, Revision row, Caller caller)
    {
        var isSeen = caller.SeesAll || row.IsPublic;
        var successor = row is ActorRevision { MergedInto: { } into } && !row.IsRetracted() ? into : null;
        var action = ActionOf(found.Change) == FeedAction.Redacted ? FeedAction.Redacted
            : isSeen && row.IsRetracted() ? FeedAction.Retracted
            : !found.IsHere || successor is not null ? FeedAction.Left
            : ActionOf(found.Change);
        return new FeedItem
        {
            Position = found.Change.Position,
            At = found.Change.RecordedAt,
            Action = action,
            Record = found.Type,
            Id = found.Change.Id,
            Revision = isSeen ? found.Change.Revision : null,
            Successor = action == FeedAction.Left ? successor : null,
            Document = action switch
            {
                FeedAction.Left or FeedAction.Redacted => null,
                FeedAction.Retracted => new(null, Retraction.TombstoneOf(row)),
                _ => new(Shown.Of(row, caller.SeesAll), null),
            },
        };
    }

    private static FeedAction ActionOf(Change change) => WireNames.TryParse<FeedAction>(change.Action, out var action) ? action
        : throw new InvalidOperationException($"'{change.Action}' is no action of the feed.");
}
