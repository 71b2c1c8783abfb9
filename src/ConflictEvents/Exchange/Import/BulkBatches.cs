using ConflictEvents.Events;
using ConflictEvents.Ledger;
using ConflictEvents.Sources;
using ConflictEvents.Storage;

namespace ConflictEvents.Exchange.Import;

/// <summary>Stores lines in batches, in an order in which each finds what it names.</summary>
internal sealed class BulkBatches(LedgerDb db, LedgerWrites writes, LedgerLocks locks, BulkPlanner planner, ExternalIdNames externalIds, BulkRelay relay)
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
        using var planning = new SemaphoreSlim(1);
        var work = (BulkBatches hand, BulkTurn turn) => hand.StoreAsync(turn, state, held, planning, cancellationToken);
        await relay.RunAsync(this, Batches(units), (taken, next) => held is not { IsKept: false } && AreApart(taken, next), work);
        if (items.Count > 0 || held is null)
            return;
        var empty = new BulkTurn([], null);
        empty.Begin(turn => work(this, turn));
        await empty.Done;
    }

    // A source that is news locks out whoever names it; and of a record that stands in both, the second would not see the row of the first.
    private static bool AreApart(IReadOnlyList<BulkItem> taken, List<BulkItem> next)
    {
        if (!taken.Concat(next).All(i => i is EventItem))
            return false;
        var ids = taken.Select(i => i.Id).ToHashSet();
        return !next.Any(i => i.StatedId is { } id && ids.Contains(id));
    }

    /// <summary>Stores what fits into one block, in a transaction of its own; where a later try takes less than the first, the rest in further ones.</summary>
    private async Task StoreAsync(BulkTurn turn, BulkState state, HeldOnce? held, SemaphoreSlim planning, CancellationToken cancellationToken)
    {
        var (beside, done) = (turn.Before, 0);
        do
        {
            done += await writes.RunManyAsync(state.Caller, TryAsync, stores: _ => true, cancellationToken, AloneAsync, beside?.Ticket);
            held?.Kept();
            beside = null;
        }
        while (done < (await turn.Planned).Count);

        async Task<int> TryAsync(Func<IReadOnlyList<Entry>, Task> append)
        {
            try
            {
                var plan = await PlanAsync(turn, beside, done, state, planning, cancellationToken);
                await SaveAsync(plan, held, cancellationToken);
                turn.IsPlanned(plan.Taken);
                await append(plan.Entries);
                return beside is null || await beside.Stored ? plan.Taken.Count : throw new StaleEntryException();
            }
            // The wait may have been for the turn before, which is given the time it takes: behind it, the wait begins anew.
            catch (Exception e) when (beside is not null && LedgerWrites.IsLockTimeout(e))
            {
                throw new StaleEntryException();
            }
        }

        async Task AloneAsync()
        {
            turn.IsToBeTriedAgain();
            if (turn.Before is { } before)
                await before.Done;
            beside = null;
        }
    }

    // One at a time: they share what is remembered, and a turn that is planned again may be one that the next has in mind.
    private async Task<BulkPlan> PlanAsync(BulkTurn turn, BulkTurn? beside, int done, BulkState state, SemaphoreSlim planning, CancellationToken cancellationToken)
    {
        await planning.WaitAsync(cancellationToken);
        try
        {
            await locks.NamingAsync(turn.Ticket, cancellationToken);
            List<BulkItem> items = turn.Planned.IsCompletedSuccessfully ? [.. (await turn.Planned).Skip(done)] : turn.Items;
            state.Forget(items);
            state.ImagineNothing();
            if (beside is not null)
                state.Imagine(await beside.Planned);
            return await planner.PlanAsync(items, state, cancellationToken);
        }
        finally
        {
            planning.Release();
        }
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
