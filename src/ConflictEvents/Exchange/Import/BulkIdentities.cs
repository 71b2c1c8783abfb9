using ConflictEvents.Events;
using ConflictEvents.Sources;

namespace ConflictEvents.Exchange.Import;

/// <summary>Finds out which record each line is: by its id or slug, else by an external id of an event, or the publisher and text of a source.</summary>
internal sealed class BulkIdentities(BulkReader reader)
{
    /// <summary>Gives each line its record's id.</summary>
    /// <returns>How many lines there are before one is a record that a line before it is already.</returns>
    public async Task<int> FindAsync(IReadOnlyList<BulkItem> items, BulkState state, CancellationToken cancellationToken)
    {
        var holders = await reader.HoldersAsync(items, cancellationToken);
        var texts = await reader.SameTextsAsync(items, cancellationToken);
        var claims = new Dictionary<ExternalId, Guid>();
        foreach (var item in state.Ahead)
            Claim(item, claims, texts);
        var seen = new HashSet<RecordName>();
        foreach (var item in items)
        {
            item.Id = IdOf(item, holders, claims, texts, state);
            if (!seen.Add(item.Name))
                break;
            Claim(item, claims, texts);
        }
        foreach (var item in items.Take(seen.Count).OfType<EventItem>())
            item.Rename(state.Aliases);
        return seen.Count;
    }

    private static string IdOf(BulkItem item, ExternalIdFacts holders, Dictionary<ExternalId, Guid> claims, SourceFacts texts, BulkState state) => item switch
    {
        EventItem { IsFound: true } found => IdOf(found, holders, claims, state).ToString(),
        SourceItem { StatedId: null } source => (texts.SameText(source.Publisher, source.Hash) ?? state.FreshId(source.Line)).ToString(),
        _ => item.StatedId!,
    };

    private static Guid IdOf(EventItem item, ExternalIdFacts holders, Dictionary<ExternalId, Guid> claims, BulkState state)
    {
        List<Guid> found = [.. item.ExternalIds.Select(n => claims.TryGetValue(n, out var claimed) ? claimed : holders.Holder(n)).OfType<Guid>().Distinct()];
        if (found.Count > 1)
            item.Refusal = Ambiguous(item, found);
        var id = found.Count == 1 ? found[0] : item.StatedGuid ?? state.FreshId(item.Line);
        if (item.StatedGuid is { } derived && derived != id)
            state.Aliases[derived] = id;
        return id;
    }

    private static void Claim(BulkItem item, Dictionary<ExternalId, Guid> claims, SourceFacts texts)
    {
        if (item is EventItem { Refusal: null } found)
            foreach (var name in found.ExternalIds)
                claims.TryAdd(name, Guid.Parse(item.Id));
        else if (item is SourceItem { Refusal: null } source)
            texts.Add(source.Publisher, source.Hash, Guid.Parse(item.Id));
    }

    private static LineProblem Ambiguous(EventItem item, List<Guid> found)
    {
        var detail = $"Its external ids are those of different events: {string.Join(", ", found)}; send the id of the one that is meant, and only the names that are its own.";
        return new() { Code = "ambiguous_identity", Detail = detail, Errors = [new(item.ExternalIds.Count > 0 ? "/externalIds" : "", "ambiguous_identity", detail)] };
    }
}
