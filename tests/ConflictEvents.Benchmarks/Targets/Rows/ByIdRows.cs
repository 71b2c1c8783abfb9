using System.Runtime.CompilerServices;
using ConflictEvents.Benchmarks.Driving;
using ConflictEvents.Benchmarks.Running;

namespace ConflictEvents.Benchmarks.Targets.Rows;

/// <summary>One event by its id: the whole of it, and not again where the caller has it.</summary>
internal static class ByIdRows
{
    private const string Sample = """
        drop table if exists benchmark_ids;
        create table benchmark_ids as
          select row_number() over ()::int as n, id from (
            select id from event_revisions tablesample system (5) repeatable (7)
            where superseded_at is null and is_public and not is_closed and lifecycle = 'published' order by md5(id::text) limit 5000) s;
        alter table benchmark_ids add primary key (n);
        analyze benchmark_ids;
        select array_agg(id order by n) from benchmark_ids
        """;

    public static async IAsyncEnumerable<Claim> MeasureAsync(Yard yard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ids = await yard.Database.ReadAsync<Guid[]>(Sample, cancellationToken);
        Ask[] asks = [.. ids.Select(Address)];
        Contender[] contenders =
        [
            yard.Ours(asks),
            yard.Endpoint(ids.Select(id => new Ask($"/events/{id}"))),
            // The ids stand in a small table, for pgbench knows numbers only.
            yard.Statements([FormattableString.Invariant($"\\set n random(1, {ids.Length})\n{MinimalServer.ById.Replace("$1", "(select id from benchmark_ids where n = :n)", StringComparison.Ordinal)};\n")], "pgbench, one statement"),
            yard.Statements((await yard.SentAsync(asks.Take(60), cancellationToken)).Select(s => string.Concat(s.Select(one => one.Script()))), "pgbench, all that the API sends"),
            yard.Ours(await KnownAsync(yard, asks, cancellationToken), "API, 304"),
        ];
        foreach (var clients in yard.Options.Clients)
        {
            var work = FormattableString.Invariant($"by id, {clients} clients");
            if (await new Race(yard).RunAsync(contenders, clients, cancellationToken) is not [var ours, var minimal, var one, var all, var known])
                continue;
            yield return Claim.AtLeast(work, 0.80, "the minimal endpoint", ours, minimal);
            yield return Claim.AtLeast(work, 0.50, "pgbench, one statement", ours, one) with { By = [ours, one, all], Note = FormattableString.Invariant($"{ours.PerSecond / all.PerSecond:0.00} of all that the API sends") };
            yield return Claim.AtLeast(FormattableString.Invariant($"304, {clients} clients"), 1.2, "our 200", known, ours);
        }
    }

    /// <summary>Some thousand of them.</summary>
    public static async Task<IReadOnlyList<Ask>> AsksAsync(Yard yard, CancellationToken cancellationToken) => [.. (await yard.Database.ReadAsync<Guid[]>(Sample, cancellationToken)).Select(Address)];

    private static Ask Address(Guid id) => new($"/v1/events/{id}");

    private static async Task<IReadOnlyList<Ask>> KnownAsync(Yard yard, IEnumerable<Ask> asks, CancellationToken cancellationToken)
    {
        List<Ask> known = [];
        foreach (var ask in asks.Take(1_000))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(ask.Path, UriKind.Relative));
            request.Headers.Authorization = new("Bearer", yard.ReaderKey);
            using var answer = await yard.Api.Reader.SendAsync(request, cancellationToken);
            known.Add(ask with { Known = answer.Headers.ETag!.ToString() });
        }
        return known;
    }
}
