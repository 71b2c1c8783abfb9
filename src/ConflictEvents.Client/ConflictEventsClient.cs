using System.Net;
using ConflictEvents.Client.Changes;
using ConflictEvents.Client.Exports;
using ConflictEvents.Client.Queries;
using ConflictEvents.Client.Sending;
using ConflictEvents.Client.Writing;

namespace ConflictEvents.Client;

/// <summary>
/// A ConflictEvents server. One client serves a whole program, in parallel. Records stay the JSON that the server sent, byte for byte.
/// What the server refuses is a <see cref="ProblemException"/>, what it does not answer a <see cref="ServerUnreachableException"/>.
/// </summary>
public sealed class ConflictEventsClient : IDisposable
{
    private readonly HttpClient http;

    /// <summary>Makes a client with connections of its own.</summary>
    public ConflictEventsClient(ClientOptions options)
        : this(options, new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.All,
            AllowAutoRedirect = false, // the key goes to the server that was named, and nowhere else
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = options?.Patience ?? throw new ArgumentNullException(nameof(options)),
        })
    {
    }

    /// <summary>Makes a client on a handler of the caller's, which the client disposes of.</summary>
    public ConflictEventsClient(ClientOptions options, HttpMessageHandler handler)
    {
        ArgumentNullException.ThrowIfNull(options);
        // Time limits are those of each try: an export may take hours.
        http = new HttpClient(handler) { BaseAddress = Rooted(options.Server), Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", options.UserAgent);
        // A name in any script: headers themselves hold Latin letters alone.
        if (options.ActingAs is { } person)
            http.DefaultRequestHeaders.TryAddWithoutValidation("Acting-As", $"UTF-8''{Uri.EscapeDataString(person)}");
        var sender = new Sender(http, options);
        Changes = new ChangesClient(sender);
        Exports = new ExportsClient(sender, options);
        Bulk = new BulkClient(sender, options);
        Imports = new ImportsClient(sender, options);
        Records = new RecordsClient(sender);
    }

    /// <summary>The feed of all changes.</summary>
    public ChangesClient Changes { get; }

    /// <summary>Whole results, streamed.</summary>
    public ExportsClient Exports { get; }

    /// <summary>Many records in one request.</summary>
    public BulkClient Bulk { get; }

    /// <summary>Large files as jobs of the server's.</summary>
    public ImportsClient Imports { get; }

    /// <summary>Lists and single records.</summary>
    public RecordsClient Records { get; }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => http.Dispose();

    private static Uri Rooted(Uri server) => server.AbsoluteUri.EndsWith('/') ? server : new Uri(server.AbsoluteUri + '/');
}
