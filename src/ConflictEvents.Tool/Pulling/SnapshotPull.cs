using ConflictEvents.Client;
using ConflictEvents.Client.Queries;
using ConflictEvents.Tool.Mirrors;
using ConflictEvents.Tool.Terminal;

namespace ConflictEvents.Tool.Pulling;

/// <summary>Reads the exports as of one position into a mirror, lot by lot, and goes on behind the last record that the mirror has.</summary>
internal sealed class SnapshotPull(ConflictEventsClient client, IMirror mirror, Query query, IBar bar)
{
    private const int Lot = 1000;

    /// <summary>How many records were read.</summary>
    public long Count { get; private set; }

    public async Task<MirrorState> RunAsync(MirrorState state, CancellationToken cancellationToken)
    {
        var types = SnapshotQueries.Types(query);
        foreach (var record in types.SkipWhile(type => type.Word() != state.Snapshot!.Record))
        {
            if (record.Word() != state.Snapshot!.Record)
                state = state with { Snapshot = new(record.Word(), null) };
            state = await ReadAsync(record, state, cancellationToken);
        }
        state = state with { Snapshot = null };
        await mirror.PublishAsync(state, cancellationToken);
        return state;
    }

    private async Task<MirrorState> ReadAsync(RecordType record, MirrorState state, CancellationToken cancellationToken)
    {
        using var export = await SnapshotExport.OpenAsync(client, query, record, state.Position, state.Snapshot!.After, cancellationToken);
        if (export.Stand.Epoch != state.Epoch)
            throw new ToolException(ExitCode.EpochChanged, "The server's ledger is another one since the snapshot began. Begin anew with --restart.");
        var lot = new List<MirrorRow>(Lot);
        await foreach (var line in export.ReadAsync(cancellationToken))
        {
            lot.Add(new(record, line.Id, line.Revision, line.Position, line.Document));
            if (lot.Count == Lot)
                state = await StageAsync(lot, state, cancellationToken);
        }
        return lot.Count > 0 ? await StageAsync(lot, state, cancellationToken) : state;
    }

    private async Task<MirrorState> StageAsync(List<MirrorRow> lot, MirrorState state, CancellationToken cancellationToken)
    {
        state = state with { Snapshot = state.Snapshot! with { After = lot[^1].Id } };
        await mirror.StageAsync(lot, state, cancellationToken);
        bar.Show($"snapshot of {lot[0].Record.Room()}", Count += lot.Count, null);
        lot.Clear();
        return state;
    }
}
