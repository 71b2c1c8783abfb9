using System.Globalization;
using System.Runtime.CompilerServices;
using ConflictEvents.Client.Queries;
using ConflictEvents.Client.Sending;

namespace ConflictEvents.Client.Exports;

/// <summary>A whole result on its way. It is read once; where the connection breaks it goes on behind the last record received, as of the same position.</summary>
public sealed class Export : IDisposable
{
    private readonly Sender sender;
    private readonly ClientOptions options;
    private readonly RecordType record;
    private readonly Query query;
    private HttpResponseMessage answer;
    private string? last;

    internal Export(Sender sender, ClientOptions options, RecordType record, Query query, string? after, HttpResponseMessage answer)
    {
        (this.sender, this.options, this.record, this.query, last, this.answer) = (sender, options, record, query, after, answer);
        (Stand, GoesOn) = (StandHeaders.Of(answer), after is not null);
    }

    /// <summary>Whether it began behind a record received before.</summary>
    public bool GoesOn { get; }

    /// <summary>Where the result stands: the feed goes on from here.</summary>
    public LedgerStand Stand { get; }

    /// <summary>The records, in the server's order.</summary>
    /// <exception cref="EpochChangedException">The ledger is another one since the export began.</exception>
    public async IAsyncEnumerable<ExportLine> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var attempt = 0; ;)
        {
            Exception? broke = null;
            var lines = Lines.ReadAsync(answer, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (lines)
            {
                while (true)
                {
                    try
                    {
                        if (!await lines.MoveNextAsync())
                            yield break;
                    }
                    catch (ServerUnreachableException e) when (sender.MayTryAgain(attempt))
                    {
                        broke = e;
                        break;
                    }
                    attempt = 0;
                    var line = ExportLineReader.Read(record, lines.Current);
                    last = line.Id;
                    yield return line;
                }
            }
            await sender.PauseAsync(attempt++, broke, cancellationToken);
            await ReopenAsync(cancellationToken);
        }
    }

    /// <summary>Closes the connection.</summary>
    public void Dispose() => answer.Dispose();

    // Without a position of ours, what the query itself says of asOf.
    internal static string Path(RecordType record, Query query, long? asOf, string? after) =>
        (asOf is { } position ? query.With("asOf", position.ToString(CultureInfo.InvariantCulture)) : query)
            .With("format", "ndjson")
            .With("after", after)
            .At($"v1/{record.Room()}/export");

    private async Task ReopenAsync(CancellationToken cancellationToken)
    {
        answer.Dispose();
        answer = await sender.GetAsync(Path(record, query, Stand.Position, last), null, cancellationToken);
        var now = StandHeaders.Of(answer);
        if (now.Epoch != Stand.Epoch)
            throw new EpochChangedException(Stand.Epoch, now.Epoch);
    }
}
