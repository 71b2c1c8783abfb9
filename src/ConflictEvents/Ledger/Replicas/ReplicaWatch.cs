using ConflictEvents.Storage;
using ConflictEvents.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ConflictEvents.Ledger.Replicas;

/// <summary>
/// Looks at the heads of primary and replica every moment. What the primary had at a look no older than an answer may be must be in
/// what the replica shows: so each read of it is held against a bound, without asking the primary for it.
/// </summary>
internal sealed partial class ReplicaWatch : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private readonly Lock guard = new();
    private readonly Queue<Look> looks = [];
    private readonly string primary;
    private readonly SchemaReady schema;
    private readonly Gauges gauges;
    private readonly TimeProvider time;
    private readonly ILogger<ReplicaWatch> logger;
    private bool isUp;
    private bool wasFit = true;

    public ReplicaWatch(string primary, ReplicaSettings settings, DatabaseTimeouts timeouts, SchemaReady schema, Gauges gauges, TimeProvider time, ILogger<ReplicaWatch> logger)
    {
        (this.primary, this.schema, this.gauges, this.time, this.logger) = (primary, schema, gauges, time, logger);
        (Settings, ConnectionString) = (settings, settings.ConnectionString is { Length: > 0 } replica ? timeouts.In(LedgerConnections.Preparing(replica)) : null);
    }

    public ReplicaSettings Settings { get; }

    /// <summary>The replica's, with the limits of every connection; null where there is none.</summary>
    public string? ConnectionString { get; }

    /// <summary>What the replica must show to be read; null where it is not to be read.</summary>
    public Look? Floor()
    {
        if (ConnectionString is null)
            return null;
        lock (guard)
        {
            while (looks.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At) > Settings.MaxLag)
                looks.Dequeue();
            return isUp && looks.TryPeek(out var floor) ? floor : null;
        }
    }

    /// <summary>A read has lost the replica: no other tries before it was seen again.</summary>
    public void Lose()
    {
        lock (guard)
            isUp = false;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (ConnectionString is null)
            return;
        await schema.WaitAsync(stoppingToken);
        await using var there = new HeadSource(ConnectionString);
        await using var here = new HeadSource(primary);
        var interval = Settings.MaxLag / 5;
        while (true)
        {
            await LookAsync(here, there, stoppingToken);
            await Task.Delay(interval < Longest ? interval : Longest, time, stoppingToken);
        }
    }

    // The replica first: what the primary has then is no less, so that the lag is never told too small. The time before the primary's answer: it
    // had no less then than it says.
    private async Task LookAsync(HeadSource here, HeadSource there, CancellationToken cancellationToken)
    {
        var shown = await there.ReadAsync(-1, cancellationToken);
        var at = time.GetTimestamp();
        var head = await here.ReadAsync(shown?.Position + 1 ?? -1, cancellationToken);
        lock (guard)
        {
            isUp = shown is not null;
            if (head is not null)
                looks.Enqueue(new(at, head.Position, head.Epoch));
        }
        gauges.Show(shown is null || head is null ? new ReplicaSample(shown is not null, null, null)
            : new ReplicaSample(true, Math.Max(0, head.Position - shown.Position), head.Position > shown.Position ? head.Age.TotalSeconds : 0));
        Tell(shown, head);
    }

    private void Tell(HeadSource.Head? shown, HeadSource.Head? head)
    {
        var isFit = shown is not null && (head is null || head.Epoch == shown.Epoch && (head.Position <= shown.Position || head.Age <= Settings.MaxLag));
        if (isFit != wasFit && isFit)
            Log.Back(logger);
        else if (isFit != wasFit)
            Log.NotRead(logger, shown is null ? "it does not answer" : "it is too far behind");
        wasFit = isFit;
    }

    /// <summary>Where the primary stood.</summary>
    /// <param name="At">When, at the latest.</param>
    /// <param name="Position">The last position.</param>
    /// <param name="Epoch">Which life of the ledger.</param>
    public readonly record struct Look(long At, long Position, Guid Epoch);

    private static partial class Log
    {
        [LoggerMessage(97, LogLevel.Warning, "The replica is not read for now: {Why}; the primary answers")]
        public static partial void NotRead(ILogger logger, string why);

        [LoggerMessage(98, LogLevel.Information, "The replica is read again")]
        public static partial void Back(ILogger logger);
    }
}
