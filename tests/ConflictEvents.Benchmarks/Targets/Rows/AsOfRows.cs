using System.Globalization;
using System.Runtime.CompilerServices;
using ConflictEvents.Benchmarks.Queries;

namespace ConflictEvents.Benchmarks.Targets.Rows;

/// <summary>Every query as of a month ago, against today, in turns.</summary>
internal static class AsOfRows
{
    private const int Month = 30;
    private const double Least = 0.5;

    public static async IAsyncEnumerable<Claim> MeasureAsync(Yard yard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var asOf = string.Create(CultureInfo.InvariantCulture, $"asOf={TimeProvider.System.GetUtcNow().AddDays(-Month):yyyy-MM-dd}T00:00:00Z");
        List<(string Address, double Speed)> speeds = [];
        foreach (var query in (await QueryCases.AllAsync(yard.Database, cancellationToken)).Where(q => !q.IsForDesk))
            if (await Timing.OfAllAsync(yard.Api.Reader, [query.Address, query.With(asOf)], cancellationToken) is [{ Status: 200 } today, { Status: 200 } then])
                speeds.Add((query.Address, today.Median / then.Median));
        var slow = speeds.Where(s => s.Speed < Least).OrderBy(s => s.Speed).Select(s => string.Create(CultureInfo.InvariantCulture, $"`{s.Address}` {s.Speed:0.00}")).ToList();
        var middle = speeds.Select(s => s.Speed).Order().ElementAt(speeds.Count / 2);
        yield return Claim.Ratio(string.Create(CultureInfo.InvariantCulture, $"as of a month ago, {speeds.Count} queries"), Least, "today's speed, the slowest of them", speeds.Min(s => s.Speed), [],
            string.Create(CultureInfo.InvariantCulture, $"median of the queries {middle:0.00}; {speeds.Count - slow.Count} of {speeds.Count} reach it{(slow.Count == 0 ? "" : "; not: " + string.Join(", ", slow))}"));
    }
}
