using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Actors;

/// <summary>Reads actors: one, its history, and lists of them.</summary>
public sealed class ActorReader
{
    private readonly LedgerDb db;
    private readonly LedgerSnapshots snapshots;

    internal ActorReader(LedgerDb db, LedgerSnapshots snapshots)
    {
        (this.db, this.snapshots) = (db, snapshots);
        Records = new(db, snapshots, ActorRevision.Table);
    }

    /// <summary>One actor and its history.</summary>
    public RecordReader<ActorRevision, string> Records { get; }

    /// <summary>A page of actors by slug; those that were merged away are left out.</summary>
    public Task<Standing<Page<Shown>>> ListAsync(ActorQuery query, Caller caller, CancellationToken cancellationToken) =>
        snapshots.ReadPageAsync(query, async (stand, token) =>
        {
            // For this transaction: at 0.6, as it is set up, two letters that change places are too many (Zelesnky).
            if (query.Q is not null)
                await db.Database.ExecuteSqlAsync($"set local pg_trgm.word_similarity_threshold = 0.5", cancellationToken);
            var rows = await Rows(query, stand, token).ToListAsync(cancellationToken);
            var page = Page<ActorRevision>.Cut(rows, query, stand, r => [r.Id]);
            return new Standing<Page<Shown>>(page.Map(r => Shown.Of(r, caller.SeesAll)), stand);
        }, cancellationToken);

    internal IQueryable<ActorRevision> Rows(ActorQuery query, Stand stand, PageToken? token)
    {
        var rows = Matching(query);
        if (token is not null)
        {
            var after = token.After[0]!;
            rows = rows.Where(a => a.Id.CompareTo(after) > 0);
        }
        return rows.At(stand, r => r.OrderBy(a => a.Id).Take(query.Limit + 1));
    }

    /// <summary>The revisions that match, of every position.</summary>
    internal IQueryable<ActorRevision> Matching(ActorQuery query)
    {
        var rows = db.Set<ActorRevision>().AsNoTracking().Where(a => a.Lifecycle != Retraction.Lifecycle && a.MergedInto == null);
        if (query.Q is { } q)
        {
            // A name holds the words, or is like them: Zelesnky finds zelensky.
            var folded = ActorColumns.Fold(q);
            var pattern = $"%{folded.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_")}%";
            rows = rows.Where(a => EF.Functions.Like(a.Names, pattern) || EF.Functions.TrigramsAreWordSimilar(folded, a.Names));
        }
        return rows;
    }
}
