using ConflictEvents.Disputes;
using ConflictEvents.Events;
using ConflictEvents.Ledger;

namespace ConflictEvents.Exchange.Import;

/// <summary>Plans a batch of lines with the rules that single writes meet: what they need of the ledger is read for all of them at once, then each is held against it.</summary>
internal sealed class BulkPlanner(BulkReader reader, BulkIdentities identities, CitedSources cited, DisputeSight sight, RiskyPast past, LedgerLocks locks)
{
    /// <summary>Plans the lines from the first on, up to one that has to wait until those before it are stored.</summary>
    public async Task<BulkPlan> PlanAsync(IReadOnlyList<BulkItem> items, BulkState state, CancellationToken cancellationToken)
    {
        List<BulkItem> taken = [.. items.Take(await identities.FindAsync(items, state, cancellationToken))];
        var presents = await reader.PresentsAsync(taken, cancellationToken);
        foreach (var item in taken)
            item.Current = state.PresentOf(item, presents);
        await RememberAsync(taken, state, cancellationToken);
        Parallel.ForEach(taken.Where(i => i.Refusal is null), item => Try(item, i => i.Propose(state)));
        var facts = await FactsAsync(taken, state, cancellationToken);
        var checkedItems = Check(taken, facts, state);
        if (checkedItems.Count < taken.Count)
            taken = checkedItems;
        PassOn(taken, facts, state);
        Parallel.ForEach(taken.Where(i => i.Refusal is null), item => item.Complete());
        return new(taken, await EntriesAsync(taken, cancellationToken), facts);
    }

    // What a file of the same data set said of these events before.
    private static async Task RememberAsync(List<BulkItem> taken, BulkState state, CancellationToken cancellationToken)
    {
        List<EventItem> again = [.. taken.OfType<EventItem>().Where(e => e is { IsIdDerived: true, Current: not null })];
        if (again.Count == 0 || state.SaidBefore is not { } ask)
            return;
        var said = await ask([.. again.Select(e => Guid.Parse(e.Id))], cancellationToken);
        foreach (var item in again)
            item.SaidBefore = said.GetValueOrDefault(Guid.Parse(item.Id));
    }

    private async Task<BulkFacts> FactsAsync(List<BulkItem> taken, BulkState state, CancellationToken cancellationToken)
    {
        List<BulkItem> standing = [.. taken.Where(i => i is { Refusal: null, IsSettled: false })];
        var facts = await reader.FactsAsync(standing, cancellationToken);
        foreach (var item in state.Ahead)
            item.Bring(facts);
        facts.Events.ExternalIds.LeaveToOthers();
        foreach (var item in standing)
            item.Announce(facts);
        foreach (var item in taken.Where(i => i.Refusal is not null))
            Mark(item, state);
        return facts;
    }

    // A source that is news for the events that cite it goes alone: those of the lines before it have to be stored by then.
    private static List<BulkItem> Check(List<BulkItem> taken, BulkFacts facts, BulkState state)
    {
        for (var i = 0; i < taken.Count; i++)
        {
            var item = taken[i];
            if (item.Refusal is not null || item.IsSettled)
                continue;
            if (NamesRefused(item, facts, state) is { } problem)
                item.Refusal = problem;
            else
                Try(item, it => it.Check(facts));
            if (item.Refusal is not null)
                Withdraw(item, facts, state);
            else if (item is SourceItem { Planned: { IsNewsForEvents: true, Entry: not null } })
                return i == 0 ? Alone(item, facts) : taken[..i];
            else
                item.Bring(facts);
        }
        return taken;
    }

    private static List<BulkItem> Alone(BulkItem item, BulkFacts facts)
    {
        item.Bring(facts);
        return [item];
    }

    // Lines that name each other were let pass in the hope that all of them are right.
    private static void PassOn(List<BulkItem> taken, BulkFacts facts, BulkState state)
    {
        for (var refused = true; refused;)
        {
            refused = false;
            foreach (var item in taken.Where(i => i is { Refusal: null, IsSettled: false }))
            {
                item.Refusal = NamesRefused(item, facts, state);
                if (item.Refusal is null)
                    continue;
                Withdraw(item, facts, state);
                refused = true;
            }
        }
    }

    private static LineProblem? NamesRefused(BulkItem item, BulkFacts facts, BulkState state)
    {
        if (state.SetsAside && item.Names.FirstOrDefault(n => !facts.Has(n)) is { Id: not null } missing)
        {
            item.IsWaiting = true;
            return new() { Code = "waits", Detail = $"It names the {missing.Record} {missing.Id}, which is not there yet." };
        }
        if (state.Refused.Count == 0)
            return null;
        foreach (var name in item.Names)
            if (state.Refused.TryGetValue(name, out var line) && !facts.Has(name))
                return new() { Code = "names_refused", Detail = $"It names the {name.Record} {name.Id} of line {line}, which was refused; once that one is right, send both again." };
        return null;
    }

    private static void Withdraw(BulkItem item, BulkFacts facts, BulkState state)
    {
        item.Withdraw(facts);
        Mark(item, state);
    }

    private static void Mark(BulkItem item, BulkState state)
    {
        if (item is { Current: null, IsWaiting: false })
            state.Refused.TryAdd(item.Name, item.Line);
    }

    private async Task<IReadOnlyList<Entry>> EntriesAsync(List<BulkItem> taken, CancellationToken cancellationToken)
    {
        List<BulkItem> news = [.. taken.Where(i => i is { Refusal: null, Entry: not null })];
        var entries = await past.CoverAsync([.. news.Select(i => ((i as EventItem)?.Stored, i.Entry!))], cancellationToken);
        if (taken is not [SourceItem { Refusal: null, Planned: { IsNewsForEvents: true, Entry: { } entry } planned }])
            return [.. entries, .. await sight.FollowAsync(news.OfType<EventItem>().Select(i => (i.Current, i.Entry!)), cancellationToken)];
        // No event may be written meanwhile that still takes it for what it was.
        await locks.UnnamingAsync(cancellationToken);
        return [.. entries, .. await cited.ReciteAsync(planned.Fact.Cited, new ChangeWords(entry.Reason, entry.Note), cancellationToken)];
    }

    private static void Try(BulkItem item, Action<BulkItem> step)
    {
        try
        {
            step(item);
        }
        catch (Failure e)
        {
            item.Refusal = LineProblem.Of(e);
        }
    }
}
