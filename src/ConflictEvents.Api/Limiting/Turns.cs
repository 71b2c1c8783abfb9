using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace ConflictEvents.Api.Limiting;

/// <summary>How much is worked on at once: in each lane so many in all, and so many for one caller. Who finds no turn waits in a bounded queue.</summary>
internal sealed class Turns : IDisposable
{
    private readonly Dictionary<Lane, ConcurrencyLimiter> lanes;
    private readonly Dictionary<Lane, PartitionedRateLimiter<string>> shares;
    private readonly TimeSpan patience;

    public Turns(IOptions<LimitOptions> limits, IOptions<RateLimitOptions> rates)
    {
        var (all, each) = (limits.Value, rates.Value);
        patience = TimeSpan.FromSeconds(all.QueueSeconds);
        lanes = new()
        {
            [Lane.Usual] = new(Some(all.Requests, all.QueuedRequests)),
            [Lane.Export] = new(Some(all.Exports, all.Exports)),
            [Lane.Bulk] = new(Some(all.BulkWrites, all.BulkWrites)),
            [Lane.Upload] = new(Some(all.Uploads, 0)),
            [Lane.Feed] = new(Some(all.FeedWaiters, 0)),
        };
        shares = !each.Enabled ? [] : new()
        {
            [Lane.Usual] = Share(each.Parallel, all.QueuedRequests / 4),
            [Lane.Export] = Share(each.ParallelExports, 0),
            [Lane.Bulk] = Share(each.ParallelBulkWrites, 1),
            [Lane.Upload] = Share(each.ParallelBulkWrites, 1),
            [Lane.Feed] = Share(each.FeedWaiters, 0),
        };
    }

    /// <summary>Waits for a turn of the caller's own; null where there is none.</summary>
    public Task<RateLimitLease?> OwnAsync(Lane lane, string who, CancellationToken cancellationToken) =>
        shares.TryGetValue(lane, out var share) ? TakeAsync(ended => share.AcquireAsync(who, 1, ended), cancellationToken) : Task.FromResult<RateLimitLease?>(Free.Lease);

    /// <summary>Waits for a turn in the lane; null where there is none.</summary>
    public Task<RateLimitLease?> InLaneAsync(Lane lane, CancellationToken cancellationToken) => TakeAsync(ended => lanes[lane].AcquireAsync(1, ended), cancellationToken);

    public void Dispose()
    {
        foreach (var lane in lanes.Values)
            lane.Dispose();
        foreach (var share in shares.Values)
            share.Dispose();
    }

    private async Task<RateLimitLease?> TakeAsync(Func<CancellationToken, ValueTask<RateLimitLease>> take, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var taking = take(ended.Token);
        if (!taking.IsCompleted)
            ended.CancelAfter(patience);
        try
        {
            var lease = await taking;
            if (lease.IsAcquired)
                return lease;
            lease.Dispose();
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static PartitionedRateLimiter<string> Share(int turns, int queue) =>
        PartitionedRateLimiter.Create<string, string>(who => RateLimitPartition.GetConcurrencyLimiter(who, _ => Some(turns, queue)));

    private static ConcurrencyLimiterOptions Some(int turns, int queue) => new() { PermitLimit = turns, QueueLimit = queue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };

    private sealed class Free : RateLimitLease
    {
        public static readonly RateLimitLease Lease = new Free();

        public override bool IsAcquired => true;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }
}
