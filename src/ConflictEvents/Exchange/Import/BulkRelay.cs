using Microsoft.Extensions.DependencyInjection;

namespace ConflictEvents.Exchange.Import;

/// <summary>
/// Stores batch after batch, two at a time on two connections: while one is appended, the next is planned as if that were stored already, and its revisions are made.
/// It is appended when the one before is committed, and only then: where that one was not stored after all, it begins anew.
/// </summary>
internal sealed class BulkRelay(IServiceScopeFactory scopes)
{
    /// <summary>Stores the batches in their order.</summary>
    /// <param name="own">Who stores on the caller's connection.</param>
    /// <param name="batches">Lines in shape.</param>
    /// <param name="mayOverlap">Whether a turn of the second lines may run beside one that took the first.</param>
    /// <param name="store">Stores one turn.</param>
    public async Task RunAsync(BulkBatches own, IEnumerable<List<BulkItem>> batches, Func<IReadOnlyList<BulkItem>, List<BulkItem>, bool> mayOverlap, Func<BulkBatches, BulkTurn, Task> store)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (hand, other) = (own, scope.ServiceProvider.GetRequiredService<BulkBatches>());
        BulkTurn? last = null;
        BulkTurn? turn = null;
        try
        {
            foreach (var batch in batches)
                for (var left = batch; left.Count > 0; left = left[(await turn.Planned).Count..])
                {
                    var overlaps = turn is not null && mayOverlap(await turn.Planned, left);
                    if (!overlaps)
                        await EndAsync(turn);
                    (last, turn) = (turn, new BulkTurn(left, overlaps ? turn : null));
                    var taking = hand;
                    turn.Begin(t => store(taking, t));
                    (hand, other) = (other, hand);
                    await turn.Planned;
                    // What the turn before took is let go of only now: this one was planned with it in mind.
                    await EndAsync(last);
                }
            await EndAsync(turn);
        }
        catch
        {
            // Their connections are the scopes': none may work on when those end.
            await Task.WhenAll(last?.Done ?? Task.CompletedTask, turn?.Done ?? Task.CompletedTask).ContinueWith(_ => { }, TaskScheduler.Default);
            throw;
        }
    }

    private static async Task EndAsync(BulkTurn? turn)
    {
        if (turn is null)
            return;
        await turn.Done;
        await turn.SettleAsync();
    }
}
