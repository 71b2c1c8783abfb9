using System.Diagnostics.Metrics;

namespace ConflictEvents.Telemetry;

/// <summary>The last sample of the ledger, as gauges: who asks for figures never waits for the database.</summary>
internal sealed class Gauges
{
    private volatile Sample? last;
    private volatile bool isUp;
    private volatile ReplicaSample? replica;

    /// <summary>Shows a new sample.</summary>
    public void Show(Sample sample) => (last, isUp) = (sample, true);

    /// <summary>Shows that the database did not answer. What it said last is shown no more: old figures are no news.</summary>
    public void ShowNone() => (last, isUp) = (null, false);

    /// <summary>Shows how the replica is. Where there is none, nothing is said of it.</summary>
    public void Show(ReplicaSample sample) => replica = sample;

    public void AddTo(Meter meter)
    {
        meter.CreateObservableGauge("conflict_events.database.up", () => isUp ? 1 : 0, description: "Whether the database answered the last time, some seconds ago.");
        Add(meter, "conflict_events.ledger.position", "{position}", "The last position of the ledger.", s => s.Position);
        Add(meter, "conflict_events.webhook.failing", "{webhook}", "Subscriptions whose next message has failed before.", s => s.Webhooks.Count(w => w.Attempts > 0));
        Add(meter, "conflict_events.webhook.disabled", "{webhook}", "Subscriptions that were disabled because of their endpoint.", s => s.WebhooksDisabled);
        Add(meter, "conflict_events.import.queued", "{import}", "Imports that wait for their turn.", s => s.ImportsQueued);
        Add(meter, "conflict_events.import.running", "{import}", "Imports that are worked on.", s => s.ImportsRunning);
        Add(meter, "conflict_events.import.left", "By", "Bytes of queued and running imports that were not read yet.", s => s.ImportBytesLeft);
        AddOfReplica(meter, "conflict_events.replica.up", null, "Whether the replica answered the last time, a second ago.", r => r.IsUp ? 1 : 0);
        AddOfReplica(meter, "conflict_events.replica.lag", "s", "How old the first change is that the replica does not show yet.", r => r.Seconds);
        AddOfReplica(meter, "conflict_events.replica.missing", "{position}", "Positions that the replica does not show yet.", r => r.Positions);
        meter.CreateObservableGauge("conflict_events.webhook.backlog", Backlogs, "{position}", "Positions that a subscription has not passed yet, by subscription.");
    }

    private void Add(Meter meter, string name, string unit, string description, Func<Sample, long> value) =>
        meter.CreateObservableGauge(name, () => last is { } sample ? [new Measurement<long>(value(sample))] : Array.Empty<Measurement<long>>(), unit, description);

    private void AddOfReplica(Meter meter, string name, string? unit, string description, Func<ReplicaSample, double?> value) =>
        meter.CreateObservableGauge(name, () => replica is { } sample && value(sample) is { } measured ? [new Measurement<double>(measured)] : Array.Empty<Measurement<double>>(), unit, description);

    private IEnumerable<Measurement<long>> Backlogs() => last is { } sample
        ? sample.Webhooks.Select(w => new Measurement<long>(Math.Max(0, sample.Position - w.Cursor), new KeyValuePair<string, object?>("webhook", w.Id.ToString())))
        : [];
}
