using System.Text;
using ConflictEvents.Events;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;

namespace ConflictEvents.Exchange.Import;

/// <summary>Writes many records at once: batch by batch, each in its own transaction, so that others wait for no longer than one batch; or all of them in one.</summary>
public sealed class BulkWriter
{
    private readonly LedgerWrites writes;
    private readonly BulkBatches batches;
    private readonly DeskRules desk;
    private readonly TimeProvider time;

    internal BulkWriter(LedgerWrites writes, BulkBatches batches, DeskRules desk, TimeProvider time) => (this.writes, this.batches, this.desk, this.time) = (writes, batches, desk, time);

    /// <summary>Writes the lines.</summary>
    /// <param name="lines">What was read; one record a line.</param>
    /// <param name="options">How to go about it.</param>
    /// <param name="caller">Who writes.</param>
    /// <param name="once">The idempotency key. With it, lines without an identity get ids that are the same in a repeat.</param>
    /// <param name="cancellationToken">Ends the wait; what is stored by then stays.</param>
    /// <returns>What became of each line, in their order.</returns>
    public Task<IReadOnlyList<LineResult>> WriteAsync(IReadOnlyList<RecordLine> lines, BulkOptions options, Caller caller, Once? once, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Contributor, "To write in bulk");
        var state = new BulkState(caller, desk, options, once is null ? _ => Guid.CreateVersion7(time.GetUtcNow()) : line => LineId.Of(Encoding.UTF8.GetBytes($"{once.Owner}\n{once.Key}\n"), line));
        // The lines stay behind here: what each said is let go of once it is stored, and there may be ten thousand.
        return WriteAsync(BulkLines.Of(lines, state), state, once, cancellationToken);
    }

    private async Task<IReadOnlyList<LineResult>> WriteAsync(BulkLines items, BulkState state, Once? once, CancellationToken cancellationToken)
    {
        await using var held = once is null || state.Options.DryRun ? null : await writes.HoldAsync(once, cancellationToken);
        await batches.StoreAsync(items.Standing, state, held, isWhole: items.Standing.Count == items.All.Count, cancellationToken);
        return items.Results(state);
    }
}
