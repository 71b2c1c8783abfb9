using System.Text.RegularExpressions;
using ConflictEvents.Events.Search;
using ConflictEvents.Kinds;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Actors;

/// <summary>Knows slugs: which exist, where a merged one leads, and what an unknown one was probably meant to be.</summary>
public sealed class ActorNames
{
    private const int Suggestions = 3;
    private const int ShortestName = 2;

    // More than so many actors are of no name, but of a word that many names have (battalion): it is found in texts.
    private const int MostNamed = 200;

    private static readonly Func<LedgerDb, string[], IAsyncEnumerable<KeyValuePair<string, string>>> LeadTo = EF.CompileAsyncQuery((LedgerDb db, string[] slugs) =>
        db.Set<ActorRevision>().Where(a => slugs.Contains(a.Id) && a.SupersededAt == null && a.Lifecycle != Ledger.Retraction.Lifecycle)
            .Select(a => new KeyValuePair<string, string>(a.Id, a.MergedInto ?? a.Id)));

    private readonly LedgerDb db;

    internal ActorNames(LedgerDb db) => this.db = db;

    private IQueryable<ActorRevision> Current => db.Set<ActorRevision>().AsNoTracking().Where(a => a.SupersededAt == null && a.Lifecycle != Ledger.Retraction.Lifecycle);

    /// <summary>What a filter by actor means: an actor under all slugs that were merged into one, and a country for all actors that belong to it.</summary>
    /// <param name="asked">Slugs, or ISO 3166-1 alpha-3 in capitals.</param>
    /// <param name="parameter">The filter, for the refusal.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidParameterException">A name is unknown: an empty list would look like an answer.</exception>
    internal async Task<IReadOnlyList<string>> MeantAsync(IReadOnlyList<string> asked, string parameter, CancellationToken cancellationToken)
    {
        if (asked.Count == 0)
            return asked;
        string[] countries = [.. asked.Where(CountryCodes.Contains)];
        string[] slugs = [.. asked.Except(countries)];
        var known = await LeadsToAsync(slugs, cancellationToken);
        if (slugs.FirstOrDefault(s => !known.ContainsKey(s)) is { } unknown)
            throw new InvalidParameterException(parameter, (await UnknownAsync(unknown, "", cancellationToken)).Detail);
        string[] meant = [.. known.Values.Distinct()];
        // With the slugs that were merged away: records of before the merge name those, and an asOf shows them.
        return await Current.Where(a => meant.Contains(a.Id) || meant.Contains(a.MergedInto) || countries.Contains(a.Country)).Select(a => a.Id).ToListAsync(cancellationToken);
    }

    /// <summary>The actors of this name: who has its words, in this order, in a name, an alias or the slug, or who has a name like it. With all slugs that were merged into them.</summary>
    /// <param name="name">A name, or a part of one.</param>
    /// <param name="mayBeAlike">Whether misspelt names are meant, too.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal async Task<IReadOnlyList<string>> NamedAsync(string name, bool mayBeAlike, CancellationToken cancellationToken)
    {
        var words = EventPlaces.Fold(name);
        if (words.Length < ShortestName)
            return [];
        // A word of the name begins and ends where letters and digits do; the index narrows it down by what is between.
        var pattern = $@"\m{words.Replace(" ", "[^[:alnum:]]+", StringComparison.Ordinal)}\M";
        var named = Current.Where(a => Regex.IsMatch(a.Names, pattern));
        if (mayBeAlike)
            named = named.Concat(Current.Where(a => EF.Functions.TrigramsAreWordSimilar(words, a.Names)));
        var found = await named.Select(a => a.MergedInto ?? a.Id).Distinct().OrderBy(slug => slug).Take(MostNamed).ToListAsync(cancellationToken);
        return await Current.Where(a => found.Contains(a.Id) || found.Contains(a.MergedInto!)).Select(a => a.Id).ToListAsync(cancellationToken);
    }

    /// <summary>For each slug that exists, the slug to use: itself, or the one it was merged into.</summary>
    internal async Task<Dictionary<string, string>> LeadsToAsync(IReadOnlyCollection<string> slugs, CancellationToken cancellationToken) =>
        await LeadTo(db, [.. slugs]).ToDictionaryAsync(cancellationToken: cancellationToken);

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
