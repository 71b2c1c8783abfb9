using ConflictEvents.Client.Queries;
using ConflictEvents.Client.Sending;

namespace ConflictEvents.Client.Exports;

/// <summary>Whole results: all records of a type that a query finds, in one snapshot.</summary>
public sealed class ExportsClient
{
    private readonly Sender sender;
    private readonly ClientOptions options;

    internal ExportsClient(Sender sender, ClientOptions options) => (this.sender, this.options) = (sender, options);

    /// <summary>Opens an export; its records are read with <see cref="Export.ReadAsync"/>.</summary>
    /// <param name="record">The type of record.</param>
    /// <param name="query">Which of them; all where null.</param>
    /// <param name="asOf">As of which position; the present one where null.</param>
    /// <param name="after">The last record received of an export that broke off, together with its position as <paramref name="asOf"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Export> OpenAsync(RecordType record, Query? query = null, long? asOf = null, string? after = null, CancellationToken cancellationToken = default)
    {
        var asked = query ?? Query.All;
        return new(sender, options, record, asked, after, await sender.GetAsync(Export.Path(record, asked, asOf, after), null, cancellationToken));
    }

    /// <summary>An export in any of the server's formats, as bytes. Where the connection breaks it begins anew, if <paramref name="to"/> can be cut back.</summary>
    /// <param name="record">The type of record.</param>
    /// <param name="query">Which of them, with `format` for the form.</param>
    /// <param name="to">Where the bytes go.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<LedgerStand> CopyAsync(RecordType record, Query query, Stream to, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(to);
        var begin = to.CanSeek ? to.Position : 0;
        for (var attempt = 0; ; attempt++)
        {
            using var answer = await sender.GetAsync(query.At($"v1/{record.Room()}/export"), null, cancellationToken);
            var stand = StandHeaders.Of(answer);
            try
            {
                await using var from = await answer.Content.ReadAsStreamAsync(cancellationToken);
                await Pieces.CopyAsync(from, to, options, cancellationToken);
                return stand;
            }
            catch (ServerUnreachableException e) when (to.CanSeek && sender.MayTryAgain(attempt))
            {
                to.SetLength(begin);
                to.Position = begin;
                await sender.PauseAsync(attempt, e, cancellationToken);
            }
        }
    }
}
