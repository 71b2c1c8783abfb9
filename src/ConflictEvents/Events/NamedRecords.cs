using System.Text.RegularExpressions;
using ConflictEvents.Actors;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events;

/// <summary>Reads which of the records that others name are there.</summary>
internal sealed partial class NamedRecords(LedgerDb db, ActorNames actors)
{
    // Each takes a search by likeness; a file with more unknown names than these has another trouble than their spelling.
    private const int MostSuggested = 50;

    private static readonly Func<LedgerDb, Guid[], IAsyncEnumerable<KeyValuePair<Guid, string>>> Kinds = EF.CompileAsyncQuery((LedgerDb db, Guid[] ids) =>
        db.Set<EventRevision>().Where(e => ids.Contains(e.Id) && e.SupersededAt == null).Select(e => new KeyValuePair<Guid, string>(e.Id, e.Kind)));

    /// <summary>Whether a name is meant as a slug; names as printed have capitals or spaces.</summary>
    public static bool IsSlug(string name) => SlugShape().IsMatch(name);

    /// <summary>What is there of these actors and events.</summary>
    /// <param name="slugs">The actors named.</param>
    /// <param name="events">The events named.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="coming">Actors that the same write is about to record.</param>
    public async Task<NamedFacts> ReadAsync(IEnumerable<string> slugs, IEnumerable<Guid> events, CancellationToken cancellationToken, IReadOnlySet<string>? coming = null)
    {
        string[] named = [.. slugs.Distinct()];
        var leadsTo = named.Length == 0 ? [] : await actors.LeadsToAsync(named, cancellationToken);
        var unknown = new Dictionary<string, string>();
        foreach (var slug in named.Where(s => !leadsTo.ContainsKey(s) && coming?.Contains(s) != true).Take(MostSuggested))
            unknown.Add(slug, (await actors.UnknownAsync(slug, "", cancellationToken)).Detail);
        return new(leadsTo, (slug, pointer) => Unknown(slug, pointer, unknown), await KindsAsync([.. events.Distinct()], cancellationToken));
    }

    private static RuleFailure Unknown(string slug, string pointer, Dictionary<string, string> details) =>
        new(pointer, "unknown_actor", details.GetValueOrDefault(slug) ?? $"there is no actor '{slug}'; create the actor first (POST /v1/actors)");

    private async Task<Dictionary<Guid, string>> KindsAsync(Guid[] ids, CancellationToken cancellationToken) => ids.Length == 0 ? []
        : await Kinds(db, ids).ToDictionaryAsync(cancellationToken: cancellationToken);

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex SlugShape();
}
