using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ConflictEvents.Changes;

/// <summary>
/// Tells whoever waits that the ledger has moved: in a moment where this instance wrote, else within a tenth of a second. It
/// looks only while somebody waits, and no waiter holds a connection. All are told together (<see cref="HeadBeat"/>).
/// </summary>
public sealed partial class HeadWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly Lock guard = new();
    private readonly IServiceScopeFactory scopes;
    private readonly IHostApplicationLifetime host;
    private readonly TimeProvider time;
    private readonly ILogger<HeadWatch> logger;
    private int waiting;
    private bool isLooking;
    private (long Position, Guid Epoch) seen;

    internal HeadWatch(IServiceScopeFactory scopes, HeadSignal signal, IHostApplicationLifetime host, TimeProvider time, ILogger<HeadWatch> logger)
    {
        (this.scopes, this.host, this.time, this.logger) = (scopes, host, time, logger);
        Beat = new(time, Stopping);
        signal.Moved += Beat.Tell;
    }

    /// <summary>When all are told.</summary>
    internal HeadBeat Beat { get; }

    /// <summary>Ends every wait: the server stops.</summary>
    public CancellationToken Stopping => host.ApplicationStopping;

    /// <summary>Begins to wait. Take <see cref="Waiter.Next"/> before reading: what is written after the read then ends it.</summary>
    public Waiter Wait()
    {
        lock (guard)
        {
            waiting++;
            if (!isLooking)
            {
                isLooking = true;
                _ = Task.Run(LookAsync, CancellationToken.None);
            }
        }
        return new Waiter(this);
    }

    /// <summary>Waits for a move; false where the patience was over, or the wait was ended.</summary>
    /// <param name="next">The move.</param>
    /// <param name="patience">How long.</param>
    /// <param name="time">The clock of the patience.</param>
    /// <param name="ended">Ends the wait.</param>
    public static async Task<bool> HasMovedAsync(Task next, TimeSpan patience, TimeProvider time, CancellationToken ended)
    {
        if (patience > TimeSpan.Zero)
            await next.WaitAsync(patience, time, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return next.IsCompleted && !ended.IsCancellationRequested;
    }

    private async Task LookAsync()
    {
        while (true)
        {
            await Task.Delay(Interval, time, Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            lock (guard)
            {
                if (waiting == 0 || Stopping.IsCancellationRequested)
                {
                    isLooking = false;
                    return;
                }
            }
            await LookOnceAsync();
        }
    }

    // A restore from a backup moves the head backwards: whoever waits is to learn of that, too.
    private async Task LookOnceAsync()
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var head = await scope.ServiceProvider.GetRequiredService<LedgerDb>().Set<LedgerHead>().AsNoTracking().Select(h => new { h.Position, h.Epoch }).SingleAsync(Stopping);
            if (seen != (head.Position, head.Epoch))
            {
                seen = (head.Position, head.Epoch);
                Beat.Tell();
            }
        }
        catch (Exception e) when (!Stopping.IsCancellationRequested)
        {
            Log.NotSeen(logger, e.GetType().Name);
        }
        catch (OperationCanceledException)
        {
            // The server stops, and every wait with it.
        }
    }

    /// <summary>Somebody who waits; disposed, no more.</summary>
    public sealed class Waiter : IDisposable
    {
        private readonly HeadWatch watch;
        private bool isDisposed;

        internal Waiter(HeadWatch watch) => this.watch = watch;

        /// <summary>Ends with the next move of the ledger.</summary>
        public Task Next => watch.Beat.Now.Next;

        /// <inheritdoc />
        public void Dispose()
        {
            lock (watch.guard)
                watch.waiting -= isDisposed ? 0 : 1;
            isDisposed = true;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(60, LogLevel.Debug, "The head of the ledger was not seen: {Exception}; it is looked for again in a moment")]
        public static partial void NotSeen(ILogger logger, string exception);
    }
}
