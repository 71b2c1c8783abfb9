using System.Runtime.CompilerServices;
using ConflictEvents.Benchmarks.Driving;

namespace ConflictEvents.Benchmarks.Targets.Rows;

/// <summary>How many there are by month and kind, against a query that reads an index alone; and of one country in one year.</summary>
internal static class StatsRows
{
    private const double Patience = 50;

    private static readonly string[] Countries = ["UKR", "MOZ", "HTI", "SYR"];
    private static readonly int[] Years = [2016, 2022, 2024];

    private const string IndexOnly = """
        select date_trunc('month', sort_day)::date as month, kind, count(*) from event_revisions
        where superseded_at is null and is_public and lifecycle = 'published' group by 1, 2 order by 1, 3 desc;

        """;

    public static async IAsyncEnumerable<Claim> MeasureAsync(Yard yard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Contender[] contenders = [yard.Ours([new("/v1/events/stats?groupBy=month,kind")]), yard.Statements([IndexOnly], "pgbench, the query of the index alone")];
        foreach (var clients in yard.Options.Clients)
            if (await new Race(yard).RunAsync(contenders, clients, cancellationToken) is [var ours, var index])
                yield return Claim.AtLeast(FormattableString.Invariant($"stats by month and kind, {clients} clients"), 2, "the query of the index alone", ours, index);
        var years = from country in Countries
                    from year in Years
                    select new Ask(FormattableString.Invariant($"/v1/events/stats?groupBy=month,kind&country={country}&from={year}-01-01&to={year}-12-31"));
        if (await new Race(yard).RunAsync([yard.Ours(years)], 1, cancellationToken) is [var year1])
            yield return Claim.Below("stats of one country's year, 1 client", "99th percentile", Patience, "ms", year1.NinetyNinth, [year1]);
    }
}
