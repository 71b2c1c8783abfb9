using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ConflictEvents.Telemetry;

/// <summary>What the record measures of itself while it works. docs/OBSERVABILITY.md says what each figure is for.</summary>
public sealed class Instruments
{
    /// <summary>The name of the meter and of the source of spans.</summary>
    public const string Name = "ConflictEvents";

    // From what nobody notices to what a desk calls late.
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] };
    private readonly UpDownCounter<int> waiters;
    private readonly Histogram<double> delay;
    private readonly Histogram<double> attempts;
    private readonly Histogram<double> connections;
    private readonly Counter<long> reads;

    internal Instruments(IMeterFactory meters, Gauges gauges)
    {
        var meter = meters.Create(Name);
        waiters = meter.CreateUpDownCounter<int>("conflict_events.feed.waiters", "{waiter}", "Readers of the feed that wait for a change here: long polls and event streams.");
        delay = meter.CreateHistogram("conflict_events.feed.delay", "s", "From a change's moment to its hand-over to a reader who waited for it.", advice: Seconds);
        attempts = meter.CreateHistogram("conflict_events.webhook.attempt.duration", "s", "Messages sent to webhooks, by outcome: taken, failed.", advice: Seconds);
        connections = meter.CreateHistogram("conflict_events.database.wait", "s", "How long work waited for a database connection.", advice: Seconds);
        reads = meter.CreateCounter<long>("conflict_events.replica.reads", "{read}", "Reads that a replica may answer, by who answered: replica, primary.");
        gauges.AddTo(meter);
    }

    /// <summary>Work that no request asked for, as spans. Nobody who listens: none is made.</summary>
    public static ActivitySource Spans { get; } = new(Name);

    /// <summary>A reader waits for changes until this is disposed.</summary>
    public IDisposable Wait() => new Waiting(waiters);

    /// <summary>A change was handed to a reader who waited for it.</summary>
    /// <param name="after">How long after its moment.</param>
    public void HandedOver(TimeSpan after) => delay.Record(Math.Max(0, after.TotalSeconds));

    /// <summary>A message was sent to a webhook.</summary>
    /// <param name="isTaken">Whether it was taken.</param>
    /// <param name="duration">How long that took.</param>
    public void Sent(bool isTaken, TimeSpan duration) => attempts.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("outcome", isTaken ? "taken" : "failed"));

    /// <summary>Work got its database connection.</summary>
    /// <param name="after">How long it waited for it.</param>
    public void GotConnection(TimeSpan after) => connections.Record(after.TotalSeconds);

    /// <summary>What a replica may answer was read.</summary>
    /// <param name="byReplica">Whether it did answer; else the primary had to.</param>
    public void Read(bool byReplica) => reads.Add(1, new KeyValuePair<string, object?>("by", byReplica ? "replica" : "primary"));

    private sealed class Waiting : IDisposable
    {
        private readonly UpDownCounter<int> counter;

        public Waiting(UpDownCounter<int> counter)
        {
            this.counter = counter;
            counter.Add(1);
        }

        public void Dispose() => counter.Add(-1);
    }
}
