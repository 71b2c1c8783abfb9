using System.Globalization;
using ConflictEvents.Changes;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Webhooks;

/// <summary>Where a subscription begins. Asking the feed for it proves that it takes the filter, the role and the token.</summary>
internal sealed class WebhookStart(LedgerDb db, ChangeFeed feed)
{
    private const string After = "after";

    /// <exception cref="InvalidRecordException">The filter or the place is not understood.</exception>
    public async Task<long> FindAsync(ChangeFilter filter, Caller sight, string? after, CancellationToken cancellationToken)
    {
        after ??= (await HeadAsync(cancellationToken)).ToString(CultureInfo.InvariantCulture);
        try
        {
            return (await feed.PageAsync(new FeedQuery { Filter = filter, After = after, AfterName = After, Limit = 1 }, sight, cancellationToken)).After;
        }
        catch (InvalidParameterException e) when (e.Parameter == After)
        {
            throw new InvalidRecordException("/after", "after", e.Message);
        }
        catch (InvalidParameterException e)
        {
            throw WebhookFilter.Refused(e);
        }
    }

    public Task<long> HeadAsync(CancellationToken cancellationToken) => db.Set<LedgerHead>().Select(h => h.Position).SingleAsync(cancellationToken);
}
