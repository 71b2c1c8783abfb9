using ConflictEvents.Client;
using ConflictEvents.Client.Changes;
using ConflictEvents.Client.Queries;
using ConflictEvents.Tool.Mirrors;
using ConflictEvents.Tool.Terminal;

namespace ConflictEvents.Tool.Pulling;

/// <summary>Brings a mirror in step: a snapshot where it has none, then the feed behind the snapshot's position.</summary>
internal sealed class Pull(ConflictEventsClient client, IMirror mirror, Query query, IBar bar)
{
    private MirrorState? state;
    private PullOutcome outcome = new() { Epoch = "", Position = 0 };

    /// <summary>Where the mirror stands.</summary>
    public MirrorState State => state ?? throw new InvalidOperationException("The mirror is not open.");

    /// <summary>Opens the mirror, and reads or goes on with a snapshot where it needs one.</summary>
    public async Task BeginAsync(bool restart, CancellationToken cancellationToken)
    {
        state = await mirror.OpenAsync(cancellationToken);
        if (state is null || restart)
            await mirror.BeginAsync(state = await NewStateAsync(cancellationToken), cancellationToken);
        else if (state.Query != query.ToString())
            throw new ToolException(ExitCode.Usage, $"The mirror holds other records ({Shown(state.Query)}, not {Shown(query.ToString())}): two queries never share a mirror. Choose another one, or begin anew with --restart.");
        if (state.Snapshot is not null)
        {
            var snapshot = new SnapshotPull(client, mirror, query, bar);
            state = await snapshot.RunAsync(state, cancellationToken);
            outcome = outcome with { Snapshot = snapshot.Count };
        }
    }

    /// <summary>Takes in the feed: up to its head, or for ever.</summary>
    public async Task FollowAsync(bool forever, Action<FeedPage>? taken, CancellationToken cancellationToken)
    {
        var options = new FollowOptions { EndAtHead = !forever };
        var first = State.Position;
        await foreach (var page in client.Changes.FollowAsync(State.Position, State.Epoch, query, options, cancellationToken))
        {
            if (page.Through == State.Position)
                continue;
            var changes = page.Items.Select(Change).ToList();
            var next = State with { Position = page.Through };
            await mirror.ApplyAsync(changes, next, cancellationToken);
            state = next;
            outcome = outcome with
            {
                Put = outcome.Put + changes.Count(c => c.Row is not null),
                Removed = outcome.Removed + changes.Count(c => c.Row is null),
                Skipped = outcome.Skipped + page.Skipped,
            };
            bar.Show("changes", page.Through - first, page.Head - first);
            taken?.Invoke(page);
        }
    }

    /// <summary>What was done.</summary>
    public PullOutcome Outcome() => outcome with { Epoch = State.Epoch, Position = State.Position };

    private static string Shown(string asked) => asked.Length == 0 ? "all" : Uri.UnescapeDataString(asked);

    private static MirrorChange Change(FeedItem item)
    {
        var record = RecordTypes.Of(item.Record)
            ?? throw new ToolException(ExitCode.Broken, $"Position {item.Position} is of a type that this tool does not know ({item.Record}); a newer version of it may.");
        var row = item.IsUpsert ? new MirrorRow(record, item.Id, item.Revision!.Value, item.Position, item.Document!.Value) : null;
        return new(record, item.Id, item.Position, item.Action, row);
    }

    private async Task<MirrorState> NewStateAsync(CancellationToken cancellationToken)
    {
        var now = await client.Changes.PageAsync(query: query, limit: 1, cancellationToken: cancellationToken);
        return new(now.Epoch, query.ToString(), now.Head, new(SnapshotQueries.First(query).Word(), null));
    }
}
