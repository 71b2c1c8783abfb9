using System.Runtime.CompilerServices;
using ConflictEvents.Client;

namespace ConflictEvents.Tool.Mirrors.Folders;

/// <summary>
/// A mirror in NDJSON files: <c>current/events.ndjson</c> and its siblings, <c>current/journal.ndjson</c> with what changed since they
/// were written, and <c>state.json</c>, which says how much of the journal counts and is written last.
/// </summary>
internal sealed class FolderMirror(string root) : IMirror
{
    // Files that are small are written anew at the end of each run; large ones when the journal has grown to an eighth of them.
    private const long Small = 256L << 20;
    private const long LongJournal = 64L << 20;

    private FileStream? held;
    private FolderState? state;
    private Journal? journal;
    private Journal? staged;

    private string StatePath => Path.Combine(root, "state.json");

    private Generation Standing => new(root, state?.Generation ?? 0);

    private Journal Open => journal ?? throw new InvalidOperationException("The mirror is not open.");

    private Journal Staged => staged ??= Journal.Open(Path.Combine(root, "snapshot.ndjson"), state?.Staged ?? 0);

    public async Task<MirrorState?> OpenAsync(CancellationToken cancellationToken)
    {
        held = FileLock.Take(Path.Combine(root, "lock"), root);
        state = await FolderState.ReadAsync(StatePath, cancellationToken);
        if (state is { Generation: > 0 } && !Directory.Exists(Standing.Folder))
            throw new ToolException(ExitCode.Broken, $"{Standing.Folder} is gone; pull into another folder.");
        Directory.CreateDirectory(Standing.Folder);
        journal = Journal.Open(Standing.Journal, state?.Journal ?? 0);
        Point();
        return state?.Mirror;
    }

    public async Task BeginAsync(MirrorState mirror, CancellationToken cancellationToken)
    {
        await SaveAsync(new(mirror, state?.Generation ?? 0, state?.Journal ?? 0, 0)); // before the bytes go that an older state counts
        Staged.Clear();
    }

    public async Task StageAsync(IReadOnlyList<MirrorRow> rows, MirrorState mirror, CancellationToken cancellationToken)
    {
        await Staged.AppendAsync(rows.Select(row => new MirrorChange(row.Record, row.Id, row.Position, "snapshot", row)));
        await SaveAsync(state! with { Mirror = mirror, Staged = Staged.Length });
    }

    public async Task PublishAsync(MirrorState mirror, CancellationToken cancellationToken)
    {
        await FoldAsync(new Generation(root, 0), Staged, mirror, cancellationToken);
        Staged.Clear();
    }

    public async Task ApplyAsync(IReadOnlyList<MirrorChange> changes, MirrorState mirror, CancellationToken cancellationToken)
    {
        await Open.AppendAsync(changes);
        await SaveAsync(state! with { Mirror = mirror, Journal = Open.Length });
        // What was redacted is to be in no file of the mirror, neither in those that the journal would mend later.
        if (Open.Length > Math.Max(LongJournal, Standing.Length / 2) || changes.Any(change => change.Action == "redacted"))
            await FoldAsync(Standing, Open, mirror, cancellationToken);
    }

    public async Task SettleAsync(MirrorState mirror, CancellationToken cancellationToken)
    {
        if (Open.Length > 0 && (Standing.Length < Small || Open.Length > Standing.Length / 8))
            await FoldAsync(Standing, Open, mirror, cancellationToken);
    }

    public async IAsyncEnumerable<MirrorRow> RowsAsync(RecordType record, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var row in Standing.Rows(record, Open))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
        await Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        journal?.Dispose();
        staged?.Dispose();
        if (held is not null)
            await held.DisposeAsync();
    }

    private async Task FoldAsync(Generation from, Journal changes, MirrorState mirror, CancellationToken cancellationToken)
    {
        var next = (state?.Generation ?? 0) + 1;
        await from.FoldAsync(new Generation(root, next), changes, cancellationToken);
        await SaveAsync(new(mirror, next, 0, 0));
        journal?.Dispose();
        journal = Journal.Open(Standing.Journal, 0);
        Point();
    }

    private async Task SaveAsync(FolderState next)
    {
        await next.WriteAsync(StatePath);
        state = next;
    }

    // After the state: a link that was not turned before a kill is turned at the next start.
    private void Point()
    {
        if (state is not { Generation: > 0 })
            return;
        Durable.Point(Path.Combine(root, "current"), Path.GetFileName(Standing.Folder));
        foreach (var old in Directory.EnumerateDirectories(root, "generation-*").Where(folder => folder != Standing.Folder))
            Directory.Delete(old, recursive: true);
    }
}
