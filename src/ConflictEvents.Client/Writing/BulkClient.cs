using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using ConflictEvents.Client.Queries;
using ConflictEvents.Client.Sending;

namespace ConflictEvents.Client.Writing;

/// <summary>Many records in one request: up to 16 MB or 10,000 lines. Larger files go as jobs (<see cref="ImportsClient"/>).</summary>
public sealed class BulkClient
{
    // The answer begins when all was read and stored.
    private static readonly TimeSpan Patient = TimeSpan.FromMinutes(10);

    private readonly Sender sender;
    private readonly ClientOptions options;

    internal BulkClient(Sender sender, ClientOptions options) => (this.sender, this.options) = (sender, options);

    /// <summary>
    /// Sends records, and answers one result for each line. With an <see cref="BulkOptions.IdempotencyKey"/> a request that broke off is
    /// sent again; what its first sending stored is `unchanged` then.
    /// </summary>
    /// <param name="open">Opens the body; called again for each try.</param>
    /// <param name="asked">What it is, and how it is taken.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<BulkResult> SendAsync(Func<Stream> open, BulkOptions asked, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var isSafe = asked.IdempotencyKey is not null || asked.DryRun;
        var told = 0L;
        for (var attempt = 0; ;)
        {
            using var answer = await sender.SendAsync(() => Request(open, asked), isSafe, cancellationToken, Patient);
            await using var lines = Lines.ReadAsync(answer, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
            Exception? broke = null;
            for (var line = 0L; broke is null; line++)
            {
                try
                {
                    if (!await lines.MoveNextAsync())
                        yield break;
                }
                catch (ServerUnreachableException e) when (isSafe && sender.MayTryAgain(attempt))
                {
                    broke = e;
                    continue;
                }
                if (line < told)
                    continue;
                told++;
                yield return Understood.As<BulkResult>(lines.Current, "A result line");
            }
            await sender.PauseAsync(attempt++, broke, cancellationToken);
        }
    }

    private static HttpRequestMessage Request(Func<Stream> open, BulkOptions asked)
    {
        var path = Query.All
            .With("record", asked.Record)
            .With("atomic", asked.Atomic ? "true" : null)
            .With("dryRun", asked.DryRun ? "true" : null)
            .With("checkRevision", asked.CheckRevision ? "true" : null)
            .At("v1/bulk");
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new GzipContent(open, MediaTypeHeaderValue.Parse(asked.MediaType)) };
        request.Headers.Accept.ParseAdd("application/x-ndjson");
        if (asked.IdempotencyKey is { } key)
            request.Headers.Add("Idempotency-Key", key);
        return request;
    }
}
