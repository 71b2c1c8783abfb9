using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using ConflictEvents.Client.Queries;
using ConflictEvents.Client.Sending;

namespace ConflictEvents.Client.Writing;

/// <summary>Files as jobs of the server's: sent once, worked on there, also over a restart.</summary>
public sealed class ImportsClient
{
    private const string Path = "v1/imports";
    private const string What = "The import";

    // An upload is as long as the file.
    private static readonly TimeSpan UploadPatience = TimeSpan.FromHours(2);

    private readonly Sender sender;
    private readonly ClientOptions options;

    internal ImportsClient(Sender sender, ClientOptions options) => (this.sender, this.options) = (sender, options);

    /// <summary>Sends a file. It is imported after this has returned: <see cref="WatchAsync"/> tells how.</summary>
    /// <param name="open">Opens the file; called again for each try.</param>
    /// <param name="asked">What it is, and what is asked for.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ImportState> StartAsync(Func<Stream> open, ImportOptions asked, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(asked);
        using var answer = await sender.SendAsync(() => Request(open, asked), asked.IdempotencyKey is not null, cancellationToken, UploadPatience);
        return Understood.As<ImportState>(await Limited.RunAsync(options, TimeSpan.Zero, answer.Content.ReadAsByteArrayAsync, cancellationToken), What);
    }

    /// <summary>How an import stands.</summary>
    public Task<ImportState> GetAsync(string id, CancellationToken cancellationToken = default) =>
        sender.ReadAsync(At(id), (_, body) => Understood.As<ImportState>(body, What), TimeSpan.Zero, cancellationToken);

    /// <summary>How an import stands, again and again until it has ended.</summary>
    /// <param name="id">The import.</param>
    /// <param name="every">The time between two looks; a second where null.</param>
    /// <param name="cancellationToken">Ends the watch, not the import.</param>
    public async IAsyncEnumerable<ImportState> WatchAsync(string id, TimeSpan? every = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var state = await GetAsync(id, cancellationToken); ; state = await GetAsync(id, cancellationToken))
        {
            yield return state;
            if (state.HasEnded)
                yield break;
            await Task.Delay(every ?? TimeSpan.FromSeconds(1), options.Time, cancellationToken);
        }
    }

    /// <summary>What was wrong with refused rows, one a line.</summary>
    public async IAsyncEnumerable<ImportRefusal> ReportAsync(string id, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var answer = await sender.GetAsync($"{At(id)}/report", "application/x-ndjson", cancellationToken);
        await foreach (var line in Lines.ReadAsync(answer, options, cancellationToken))
            yield return Understood.As<ImportRefusal>(line, "A line of the report");
    }

    /// <summary>Ends an import; what it stored stays. One that has ended stays as it is.</summary>
    public async Task<ImportState> CancelAsync(string id, CancellationToken cancellationToken = default)
    {
        using var answer = await sender.SendAsync(() => new HttpRequestMessage(HttpMethod.Post, $"{At(id)}/cancel"), safe: true, cancellationToken);
        return Understood.As<ImportState>(await Limited.RunAsync(options, TimeSpan.Zero, answer.Content.ReadAsByteArrayAsync, cancellationToken), What);
    }

    private static string At(string id) => $"{Path}/{Uri.EscapeDataString(id)}";

    private static HttpRequestMessage Request(Func<Stream> open, ImportOptions asked)
    {
        var path = asked.Parameters.Aggregate(Query.All, (query, parameter) => query.With(parameter.Key, parameter.Value)).With("format", asked.Format).At(Path);
        var type = MediaTypeHeaderValue.Parse(asked.MediaType);
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = asked.IsPacked ? new StreamContent(open()) { Headers = { ContentType = type } } : new GzipContent(open, type) };
        if (asked.IdempotencyKey is { } key)
            request.Headers.Add("Idempotency-Key", key);
        return request;
    }
}
