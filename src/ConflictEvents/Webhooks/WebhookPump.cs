using ConflictEvents.Changes;
using ConflictEvents.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ConflictEvents.Webhooks;

/// <summary>
/// Gives every subscription that is behind its turn, many at once. It wakes when the ledger moves, when an attempt is due,
/// when a turn ends or an admin changes something; and now and then, for what other instances did or left undone.
/// </summary>
internal sealed partial class WebhookPump(IServiceScopeFactory scopes, SchemaReady schema, HeadWatch heads, WebhookBell bell, TimeProvider time, ILogger<WebhookPump> logger) : BackgroundService
{
    private const int MostAtOnce = 32;
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // While many write, they are looked at together.
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(20);
    private readonly HashSet<Task> turns = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await schema.WaitAsync(stoppingToken);
        try
        {
            while (!stoppingToken.IsCancellationRequested)
                await LookAsync(stoppingToken);
        }
        finally
        {
            await Task.WhenAll(turns).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            turns.RemoveWhere(t => t.IsCompleted);
            // Without a subscription the head is not watched, which costs a query now and then.
            if (!await InScopeAsync(leases => leases.HasAnyAsync(cancellationToken)))
            {
                await SleepAsync(LongestSleep, bell.Heard(), cancellationToken);
                return;
            }
            using var waiter = heads.Wait();
            var moved = waiter.Next; // before the look: what is written after it then ends the sleep
            var sleep = await StartTurnsAsync(cancellationToken);
            await SleepAsync(sleep, Task.WhenAny(moved, bell.Heard()), cancellationToken);
            await Task.Delay(Gather, time, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.Failed(logger, e);
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private async Task<TimeSpan> StartTurnsAsync(CancellationToken cancellationToken)
    {
        var (free, now) = (MostAtOnce - turns.Count, time.GetUtcNow());
        var claimed = free == 0 ? [] : await InScopeAsync(leases => leases.ClaimAsync(free, now, cancellationToken));
        foreach (var webhook in claimed)
            turns.Add(Task.Run(() => TurnAsync(webhook, cancellationToken), CancellationToken.None));
        // What was due by then and was not taken is in other hands, or waits for a free one: a bell or a lease's end tells.
        if (await InScopeAsync(leases => leases.NextDueAsync(now, cancellationToken)) is not { } due)
            return LongestSleep;
        var sleep = due - time.GetUtcNow();
        return sleep < TimeSpan.Zero ? TimeSpan.Zero : sleep < LongestSleep ? sleep : LongestSleep;
    }

    private async Task SleepAsync(TimeSpan longest, Task until, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(until, Task.Delay(longest, time, end.Token));
        await end.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task TurnAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<WebhookRound>().RunAsync(webhook, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The server stops; another one, or the next start, goes on from the cursor.
        }
        catch (Exception e)
        {
            Log.TurnFailed(logger, webhook.Id, e);
            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        bell.Ring();
    }

    private async Task<T> InScopeAsync<T>(Func<WebhookLeases, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<WebhookLeases>());
    }

    private static partial class Log
    {
        [LoggerMessage(83, LogLevel.Error, "Webhooks could not be looked after; it is tried again in a second")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(84, LogLevel.Error, "The turn of webhook {Webhook} broke off; it is tried again in a second")]
        public static partial void TurnFailed(ILogger logger, Guid webhook, Exception exception);
    }
}
