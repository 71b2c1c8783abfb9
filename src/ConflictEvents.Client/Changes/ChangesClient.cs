using System.Globalization;
using System.Runtime.CompilerServices;
using ConflictEvents.Client.Queries;
using ConflictEvents.Client.Sending;

namespace ConflictEvents.Client.Changes;

/// <summary>The feed: all changes in the order in which they were committed, without a gap.</summary>
public sealed class ChangesClient
{
    private const string Path = "v1/changes";

    private readonly Sender sender;

    internal ChangesClient(Sender sender) => this.sender = sender;

    /// <summary>One page of the feed.</summary>
    /// <param name="after">The position behind which it begins; 0 for the beginning.</param>
    /// <param name="epoch">The epoch of that position; another one is refused with 410. Not compared where null.</param>
    /// <param name="query">Which records; all that the key may see where null.</param>
    /// <param name="limit">How many changes at most, up to 1,000.</param>
    /// <param name="wait">How long the server may wait for a first change, up to 15 seconds.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="BrokenAnswerException">The page does not account for every position.</exception>
    public Task<FeedPage> PageAsync(long after = 0, string? epoch = null, Query? query = null, int? limit = null, TimeSpan wait = default, CancellationToken cancellationToken = default)
    {
        var path = (query ?? Query.All)
            .With("after", after.ToString(CultureInfo.InvariantCulture))
            .With("epoch", epoch)
            .With("limit", limit?.ToString(CultureInfo.InvariantCulture))
            .With("wait", wait > TimeSpan.Zero ? ((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture) : null)
            .At(Path);
        return sender.ReadAsync(path, (_, body) => FeedPageReader.Read(body), wait, cancellationToken);
    }

    /// <summary>
    /// All changes from here on, page by page, for ever: at the head it waits for the next one. Connections that break are made
    /// anew without missing or repeating a position.
    /// </summary>
    /// <param name="from">The position where the caller stands.</param>
    /// <param name="epoch">The epoch of that position; where null, that of the first page.</param>
    /// <param name="query">Which records; all that the key may see where null.</param>
    /// <param name="options">The pages' size, the wait, and whether to end at the head.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="EpochChangedException">The ledger is another one now.</exception>
    public async IAsyncEnumerable<FeedPage> FollowAsync(
        long from, string? epoch = null, Query? query = null, FollowOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        options ??= new();
        while (true)
        {
            var page = await NextAsync(from, epoch, query, options, cancellationToken);
            (from, epoch) = (page.Through, page.Epoch);
            yield return page;
            if (options.EndAtHead && page.AtHead)
                yield break;
        }
    }

    /// <summary>What the server has as of a position: how many records, and a digest over them that a copy can make of its own rows.</summary>
    /// <param name="query">Which records; all that the key may see where null.</param>
    /// <param name="asOf">The position; the present one where null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<LedgerDigest> DigestAsync(Query? query = null, long? asOf = null, CancellationToken cancellationToken = default) =>
        sender.ReadAsync(
            (query ?? Query.All).With("asOf", asOf?.ToString(CultureInfo.InvariantCulture)).At(Path + "/digest"),
            (_, body) => Understood.As<LedgerDigest>(body, "The digest"),
            TimeSpan.FromMinutes(10), // it reads the whole ledger
            cancellationToken);

    private async Task<FeedPage> NextAsync(long from, string? epoch, Query? query, FollowOptions options, CancellationToken cancellationToken)
    {
        var page = await KnownAsync(from, epoch, query, options, cancellationToken);
        if (epoch is not null && page.Epoch != epoch)
            throw new EpochChangedException(epoch, page.Epoch);
        return page.After == from
            ? page
            : throw new BrokenAnswerException($"The page begins behind {page.After}, not behind {from}.");
    }

    // A position of another epoch, or ahead of the head, is refused with 410.
    private async Task<FeedPage> KnownAsync(long from, string? epoch, Query? query, FollowOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await PageAsync(from, epoch, query, options.Limit, options.EndAtHead ? TimeSpan.Zero : options.Wait, cancellationToken);
        }
        catch (ProblemException problem) when (problem.Status == System.Net.HttpStatusCode.Gone && epoch is not null)
        {
            var now = await PageAsync(0, null, query, 1, TimeSpan.Zero, cancellationToken);
            throw new EpochChangedException(epoch, now.Epoch);
        }
    }
}
