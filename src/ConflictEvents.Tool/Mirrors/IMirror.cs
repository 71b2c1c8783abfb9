using ConflictEvents.Client;

namespace ConflictEvents.Tool.Mirrors;

/// <summary>
/// A copy of records somewhere, written by one process at a time. Each write takes the rows and the state that speaks of them in one
/// piece: a process killed anywhere leaves what was there before or what is there after.
/// </summary>
internal interface IMirror : IAsyncDisposable
{
    /// <summary>Takes the mirror's lock, makes what is missing, and reads the state; null where there is none yet.</summary>
    /// <exception cref="ToolException">Another process has the lock.</exception>
    Task<MirrorState?> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Begins a snapshot beside what stands, which is left as it is until the snapshot is whole.</summary>
    Task BeginAsync(MirrorState state, CancellationToken cancellationToken);

    /// <summary>Adds to the snapshot; a row that it has already is replaced.</summary>
    Task StageAsync(IReadOnlyList<MirrorRow> rows, MirrorState state, CancellationToken cancellationToken);

    /// <summary>Puts the whole snapshot in the place of what stood.</summary>
    Task PublishAsync(MirrorState state, CancellationToken cancellationToken);

    /// <summary>Takes in changes, in the order of the feed.</summary>
    Task ApplyAsync(IReadOnlyList<MirrorChange> changes, MirrorState state, CancellationToken cancellationToken);

    /// <summary>Tidies up at the end of a run.</summary>
    Task SettleAsync(MirrorState state, CancellationToken cancellationToken);

    /// <summary>What stands, ordered by the bytes of the ids.</summary>
    IAsyncEnumerable<MirrorRow> RowsAsync(RecordType record, CancellationToken cancellationToken);
}
