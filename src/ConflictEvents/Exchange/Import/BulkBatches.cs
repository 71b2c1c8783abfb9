using ConflictEvents.Events;
using ConflictEvents.Ledger;
using ConflictEvents.Sources;
using ConflictEvents.Storage;

namespace ConflictEvents.Exchange.Import;

/// <summary>Stores lines in batches, in an order in which each finds what it names.</summary>
internal sealed class BulkBatches(LedgerDb db, LedgerWrites writes, LedgerLocks locks, BulkPlanner planner, ExternalIdNames externalIds)
{
    // Whoever writes at the same time waits for the append of so many, some tenths of a second.
    private const int BatchLines = 500;

    /// <summary>Stores the lines.</summary>
    /// <param name="items">Lines in shape.</param>
    /// <param name="state">What is remembered.</param>
    /// <param name="held">The idempotency key.</param>
    /// <param name="isWhole">Whether no line was refused before.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task StoreAsync(IReadOnlyList<BulkItem> items, BulkState state, HeldOnce? held, bool isWhole, CancellationToken cancellationToken)
    {
        var units = BulkOrder.Of(items);
        if (state.Options.Atomic || state.Options.DryRun)
        {
            await StoreTogetherAsync([.. units.SelectMany(u => u)], state, held, isWhole, cancellationToken);
            return;
        }
        foreach (var batch in Batches(units))
            for (var left = batch; left.Count > 0;)
                left = left[await StoreFirstAsync(left, state, held, cancellationToken)..];
        if (items.Count == 0 && held is not null)
            await StoreFirstAsync([], state, held, cancellationToken);
    }

    /// <summary>Stores what fits into one block, in a transaction of its own.</summary>
    /// <returns>How many lines that was.</returns>
    private async Task<int> StoreFirstAsync(List<BulkItem> items, BulkState state, HeldOnce? held, CancellationToken cancellationToken)
    {
        var taken = await writes.RunManyAsync(state.Caller, async append =>
        {
            await locks.NamingAsync(cancellationToken);
            state.Forget(items);
            var plan = await planner.PlanAsync(items, state, cancellationToken);
            await SaveAsync(plan, held, cancellationToken);
            await append(plan.Entries);
            return plan.Taken.Count;
        }, stores: _ => true, cancellationToken);
        held?.Kept();
        foreach (var item in items.Take(taken))
            item.Settle();
        return taken;
    }

    // What was refused before is refused still: then there is nothing to append, and nobody has to wait for it.
    private async Task StoreTogetherAsync(List<BulkItem> items, BulkState state, HeldOnce? held, bool isWhole, CancellationToken cancellationToken)
    {
        var stored = await writes.RunManyAsync(state.Caller, async append =>
        {
            await locks.NamingAsync(cancellationToken);
            state.Forget(items);
            state.ImagineNothing();
            var stores = isWhole && !state.Options.DryRun;
            for (var left = items; left.Count > 0;)
            {
                var plan = await planner.PlanAsync(left, state, cancellationToken);
                stores &= plan.Taken.All(i => i.Refusal is null);
                if (stores)
                {
                    await SaveAsync(plan, held, cancellationToken);
                    await append(plan.Entries);
                }
                else
                {
                    state.Imagine(plan.Taken);
                }
                left = left[plan.Taken.Count..];
            }
            return stores;
        }, stores: s => s, cancellationToken);
        if (stored)
            held?.Kept();
    }

    /// <summary>Stores lines within a transaction that runs: several blocks where a record occurs more than once.</summary>
    /// <param name="items">Lines in shape.</param>
    /// <param name="state">What is remembered.</param>
    /// <param name="append">Appends a block.</param>
    /// <param name="beforeLast">Done before the last block is appended: from then on the head is locked.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task StoreWithinAsync(IReadOnlyList<BulkItem> items, BulkState state, Func<IReadOnlyList<Entry>, Task> append, Func<Task> beforeLast, CancellationToken cancellationToken)
    {
        await locks.NamingAsync(cancellationToken);
        state.Forget(items);
        List<BulkItem> left = [.. BulkOrder.Of(items).SelectMany(u => u)];
        do
        {
            var plan = await planner.PlanAsync(left, state, cancellationToken);
            left = left[plan.Taken.Count..];
            if (!state.Options.DryRun)
                await SaveAsync(plan, null, cancellationToken);
            if (left.Count == 0)
                await beforeLast();
            if (state.Options.DryRun)
                state.Imagine(plan.Taken);
            else
                await append(plan.Entries);
        }
        while (left.Count > 0);
    }

    private async Task SaveAsync(BulkPlan plan, HeldOnce? held, CancellationToken cancellationToken)
    {
        db.AddRange(plan.Taken.OfType<SourceItem>().Where(s => s.Refusal is null).Select(s => s.NewText).OfType<SourceText>());
        await externalIds.SaveAsync(plan.Facts.Events.ExternalIds, cancellationToken);
        if (held is not null)
            await held.KeepAsync(cancellationToken);
    }

    private static IEnumerable<List<BulkItem>> Batches(IReadOnlyList<IReadOnlyList<BulkItem>> units)
    {
        List<BulkItem> batch = [];
        foreach (var unit in units)
        {
            if (batch.Count > 0 && batch.Count + unit.Count > BatchLines)
            {
                yield return batch;
                batch = [];
            }
            batch.AddRange(unit);
        }
        if (batch.Count > 0)
            yield return batch;
    }
}
