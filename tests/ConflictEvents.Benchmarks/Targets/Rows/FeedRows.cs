using System.Runtime.CompilerServices;
using ConflictEvents.Benchmarks.Driving;

namespace ConflictEvents.Benchmarks.Targets.Rows;

/// <summary>Pages of the feed from anywhere among the changes of events.</summary>
internal static class FeedRows
{
    private const int Places = 500;

    public static async IAsyncEnumerable<Claim> MeasureAsync(Yard yard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var limit in new[] { 100, 1_000 })
        {
            var places = await PlacesAsync(yard, limit, cancellationToken);
            Contender[] contenders =
            [
                yard.Ours(places.Select(p => Address(p, limit))),
                yard.Endpoint(places.Select(p => new Ask(FormattableString.Invariant($"/feed?after={p}&limit={limit}")))),
                yard.Writing(places.Select(p => Address(p, limit)), "API, asked by a contributor"),
            ];
            foreach (var clients in yard.Options.Clients)
                if (await new Race(yard).RunAsync(contenders, clients, cancellationToken) is [var ours, var minimal, var desk])
                    yield return Claim.AtLeast(FormattableString.Invariant($"feed page of {limit}, {clients} clients"), 0.85, "the minimal endpoint", ours, minimal) with { By = [ours, minimal, desk] };
        }
    }

    /// <summary>Pages from anywhere.</summary>
    public static async Task<IReadOnlyList<Ask>> AsksAsync(Yard yard, int limit, CancellationToken cancellationToken) =>
        [.. (await PlacesAsync(yard, limit, cancellationToken)).Select(p => Address(p, limit))];

    private static async Task<List<long>> PlacesAsync(Yard yard, int limit, CancellationToken cancellationToken)
    {
        var first = await yard.Database.ReadAsync<long>("select min(position) from event_revisions", cancellationToken);
        var head = await yard.Database.ReadAsync<long>("select position from ledger_head", cancellationToken);
        var dice = new Random(limit);
        return [.. Enumerable.Range(0, Places).Select(_ => dice.NextInt64(first, Math.Max(first + 1, head - 2 * limit)))];
    }

    private static Ask Address(long after, int limit) => new(FormattableString.Invariant($"/v1/changes?after={after}&limit={limit}"));
}
