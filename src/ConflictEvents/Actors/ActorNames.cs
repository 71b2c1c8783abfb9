using ConflictEvents.Kinds;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Actors;

/// <summary>Knows slugs: which exist, where a merged one leads, and what an unknown one was probably meant to be.</summary>
public sealed class ActorNames
{
    private const int Suggestions = 3;
    private readonly LedgerDb db;

    internal ActorNames(LedgerDb db) => this.db = db;

    private IQueryable<ActorRevision> Current => db.Set<ActorRevision>().AsNoTracking().Where(a => a.SupersededAt == null && a.Lifecycle != Ledger.Retraction.Lifecycle);

    /// <summary>The slugs with merged ones replaced by those that they lead to; unknown ones stay as they are.</summary>
    public async Task<IReadOnlyList<string>> CurrentSlugsAsync(IReadOnlyList<string> slugs, CancellationToken cancellationToken)
    {
        if (slugs.Count == 0)
            return slugs;
        var known = await LeadsToAsync(slugs, cancellationToken);
        return [.. slugs.Select(s => known.GetValueOrDefault(s, s)).Distinct()];
    }

    /// <summary>For each slug that exists, the slug to use: itself, or the one it was merged into.</summary>
    internal async Task<Dictionary<string, string>> LeadsToAsync(IReadOnlyCollection<string> slugs, CancellationToken cancellationToken) =>
        await Current.Where(a => slugs.Contains(a.Id)).Select(a => new { a.Id, a.MergedInto })
            .ToDictionaryAsync(a => a.Id, a => a.MergedInto ?? a.Id, cancellationToken);

    /// <summary>A failure for an unknown slug, with the closest ones that exist.</summary>
    internal async Task<RuleFailure> UnknownAsync(string slug, string pointer, CancellationToken cancellationToken)
    {
        var folded = ActorColumns.Fold(slug.Replace('-', ' '));
        var closest = await Current.Where(a => a.MergedInto == null && (EF.Functions.TrigramsAreWordSimilar(folded, a.Names) || EF.Functions.TrigramsAreWordSimilar(slug, a.Names)))
            .OrderBy(a => EF.Functions.TrigramsWordSimilarityDistance(folded, a.Names)).ThenBy(a => a.Id)
            .Take(Suggestions).Select(a => a.Id).ToListAsync(cancellationToken);
        var hint = closest.Count > 0 ? $"the closest are {string.Join(", ", closest)}" : "nothing is close; create the actor first (POST /v1/actors)";
        return new RuleFailure(pointer, "unknown_actor", $"there is no actor '{slug}'; {hint}");
    }
}
