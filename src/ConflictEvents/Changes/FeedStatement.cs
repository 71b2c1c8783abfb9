using System.Globalization;

namespace ConflictEvents.Changes;

/// <summary>
/// One statement for a run of the feed: the changes, and of those of events all that their items need; those of other types come as they are.
/// Each sub-select is one look into an index, made only where the answer hangs on it: most revisions are public, of records that are open.
/// </summary>
internal static class FeedStatement
{
    /// <summary>The most positions that one statement looks at.</summary>
    public const int Run = 1500;

    private static readonly string[] OfAll = [.. Buckets.Select(b => Text(b, full: true))];
    private static readonly string[] OfReaders = [.. Buckets.Select(b => Text(b, full: false))];

    // Prepared, a statement keeps its plan only if that looks no dearer than one for the very values. Of a limit that is a parameter the planner
    // expects a tenth of the rows: within a bucket that is never more than were asked for.
    private static int[] Buckets => [1, 10, 100, 1000];

    /// <summary>The statement; it takes after, through, the other types that are followed, and how many are wanted at most.</summary>
    public static string For(int most, bool full) => (full ? OfAll : OfReaders)[Array.FindIndex(Buckets, b => most <= b)];

    private static string Text(int bucket, bool full)
    {
        var (limit, run) = (bucket.ToString(CultureInfo.InvariantCulture), Run.ToString(CultureInfo.InvariantCulture));
        return $"""
            select * from (
              select * from (
                select c.position, c.record, c.id, c.revision, c.action, c.recorded_at, {(full ? Followed : Seen)} as here,
                  e.recorded_at as made_at, e.change_reason, e.redacted_at, e.lifecycle, e.is_public, {(full ? Whole : Public)}
                from (select position, record, id, revision, action, recorded_at from changes where position > $1 and position <= $2 order by position limit {run}) c
                left join event_revisions e on c.record = 'event' and e.position = c.position
                order by c.position offset 0) looked
              where here is not null or record = any($3)
              order by position limit {limit}) found
            limit $4
            """;
    }

    private const string Followed = "case when c.record = 'event' then true end";
    private const string Whole = "e.recorded_by, e.acting_as, e.change_note, e.document, null::json as public_document";

    // True of what readers see; false of what they saw until then: of the revision before a hidden one, or of one whose content was taken from them at this position. A
    // record that is closed today is neither, unless this change took it out of their sight.
    private const string Seen = """
        case
          when c.record <> 'event' then null
          when e.is_public and (select true from event_revisions t where t.id = e.id and t.superseded_at is null and t.is_closed) is null then true
          when not e.is_public and (select true from event_revisions b where b.id = e.id and b.number = e.number - 1 and b.is_public and b.lifecycle <> 'retracted') then false
          when e.lifecycle <> 'retracted' and (select true from event_revisions b where b.redacted_at = c.position and b.id = e.id and b.is_public and b.lifecycle <> 'retracted' limit 1) then false
        end
        """;

    private const string Public = """
        null::text as recorded_by, null::text as acting_as, null::text as change_note,
        case when e.is_public and (e.public_document is null or e.lifecycle = 'retracted') then e.document end as document, case when e.is_public then e.public_document end as public_document
        """;
}
