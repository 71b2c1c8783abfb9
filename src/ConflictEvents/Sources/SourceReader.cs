using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Sources;

/// <summary>Reads sources: one (with its text for contributors), its history, and lists of them.</summary>
public sealed class SourceReader
{
    private readonly LedgerDb db;
    private readonly LedgerSnapshots snapshots;

    internal SourceReader(LedgerDb db, LedgerSnapshots snapshots)
    {
        (this.db, this.snapshots) = (db, snapshots);
        Records = new(db, snapshots, SourceRevision.Table);
    }

    /// <summary>One source and its history, without the text.</summary>
    public RecordReader<SourceRevision, Guid> Records { get; }

    /// <summary>One source; contributors get its text with it.</summary>
    public async Task<Standing<Shown>> FindAsync(Guid id, AsOf? asOf, Caller caller, CancellationToken cancellationToken) =>
        await WithTextAsync(id, await Records.FindAsync(id, asOf, caller, cancellationToken), caller, cancellationToken);

    /// <summary>One revision; contributors get the source's text with it.</summary>
    public async Task<Standing<Shown>> RevisionAsync(Guid id, int number, AsOf? asOf, Caller caller, CancellationToken cancellationToken) =>
        await WithTextAsync(id, await Records.RevisionAsync(id, number, asOf, caller, cancellationToken), caller, cancellationToken);

    private async Task<Standing<Shown>> WithTextAsync(Guid id, Standing<Shown> found, Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.SeesAll)
            return found;
        var text = await db.Set<SourceText>().Where(t => t.Id == id).Select(t => t.Text).SingleOrDefaultAsync(cancellationToken);
        return found with { Value = found.Value with { Text = text } };
    }

    /// <summary>Sources with their texts: for contributors only.</summary>
    internal IQueryable<SourceWithText> WithTexts(IQueryable<SourceRevision> rows) =>
        rows.Select(s => new SourceWithText(s, db.Set<SourceText>().Where(t => t.Id == s.Id).Select(t => t.Text).FirstOrDefault()));

    /// <summary>A page of sources by id; ids of the server's own grow with time.</summary>
    public Task<Standing<Page<Shown>>> ListAsync(SourceQuery query, Caller caller, CancellationToken cancellationToken) =>
        snapshots.ReadPageAsync(query, async (stand, token) =>
        {
            var rows = await Rows(query, stand, token, caller).ToListAsync(cancellationToken);
            var page = Page<SourceRevision>.Cut(rows, query, stand, r => [r.Id.ToString()]);
            return new Standing<Page<Shown>>(page.Map(r => Shown.Of(r, caller.SeesAll)), stand);
        }, cancellationToken);

    internal IQueryable<SourceRevision> Rows(SourceQuery query, Stand stand, PageToken? token, Caller caller)
    {
        var rows = Matching(query, caller);
        if (token is not null)
        {
            var after = Guid.Parse(token.After[0]!);
            rows = rows.Where(s => s.Id > after);
        }
        return rows.At(stand, r => r.OrderBy(s => s.Id).Take(query.Limit + 1));
    }

    /// <summary>The revisions that match, of every position.</summary>
    internal IQueryable<SourceRevision> Matching(SourceQuery query, Caller caller)
    {
        var rows = db.Set<SourceRevision>().AsNoTracking().Where(s => s.Lifecycle != Retraction.Lifecycle);
        if (query.TextSha256 is { } hash)
            rows = rows.Where(s => s.TextSha256 == hash && (caller.SeesAll || !s.IsPrivate));
        return rows;
    }
}
