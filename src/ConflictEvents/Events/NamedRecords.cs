using System.Text.RegularExpressions;
using ConflictEvents.Actors;
using ConflictEvents.Json;
using ConflictEvents.Kinds;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events;

/// <summary>Checks that what a record names is there.</summary>
internal sealed partial class NamedRecords(LedgerDb db, ActorNames actors)
{
    /// <summary>Whether a name is meant as a slug; names as printed have capitals or spaces.</summary>
    public static bool IsSlug(string name) => SlugShape().IsMatch(name);

    /// <summary>Every event must exist, and be of the kind that is named there; also a hidden one may be named, for an id is no content.</summary>
    public async Task DemandEventsAsync(IReadOnlyList<EventReference> references, List<RuleFailure> failures, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. references.Select(r => r.Id).Distinct()];
        if (ids.Length == 0)
            return;
        var known = await db.Set<EventRevision>().Where(e => ids.Contains(e.Id) && e.SupersededAt == null).Select(e => new { e.Id, e.Kind })
            .ToDictionaryAsync(e => e.Id, e => e.Kind, cancellationToken);
        foreach (var (id, pointer, kind) in references)
        {
            if (!known.TryGetValue(id, out var found))
                failures.Add(new(pointer, "unknown_event", $"there is no event {id}; record it first"));
            else if (kind is { } wanted && found != WireNames.Of(wanted))
                failures.Add(new(pointer, "other_kind", $"the event {id} is a {found}; name a {WireNames.Of(wanted)}"));
        }
    }

    /// <summary>Every slug must exist; answers, for each, the slug to store: merged ones lead to their successor.</summary>
    public async Task<Dictionary<string, string>> DemandActorsAsync(
        IReadOnlyList<(string Slug, string Pointer)> references, List<RuleFailure> failures, CancellationToken cancellationToken)
    {
        string[] slugs = [.. references.Select(r => r.Slug).Distinct()];
        if (slugs.Length == 0)
            return [];
        var known = await actors.LeadsToAsync(slugs, cancellationToken);
        foreach (var (slug, pointer) in references.Where(r => !known.ContainsKey(r.Slug)))
            failures.Add(WithPlainNames(await actors.UnknownAsync(slug, pointer, cancellationToken)));
        return known;
    }

    private static RuleFailure WithPlainNames(RuleFailure unknown) => unknown.Pointer.Contains("/chain/", StringComparison.Ordinal)
        ? unknown with { Detail = unknown.Detail + "; write the name of somebody who is no actor here as printed, with capitals or spaces" }
        : unknown;

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex SlugShape();
}
