using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ConflictEvents.Benchmarks.Driving;
using ConflictEvents.Benchmarks.Running;

namespace ConflictEvents.Benchmarks.Targets.Rows;

/// <summary>A page of 50 by kind, country and a quarter, newest first; and how far pages stay alike.</summary>
internal static class PageRows
{
    private const int DeepPage = 200;

    private const string Quarters = """
        select array_agg(kind || ',' || country || ',' || quarter || ',' || (quarter + interval '3 months' - interval '1 day')::date) from (
          select kind, country, quarter from (
            select kind, country, date_trunc('quarter', sort_day)::date as quarter, is_public, lifecycle from event_revisions where superseded_at is null and sort_day > '2014-01-01') q
          where is_public and lifecycle = 'published' and country is not null
          group by kind, country, quarter having count(*) >= 60 order by md5(kind || country || quarter) limit 40) s
        """;

    public static async IAsyncEnumerable<Claim> MeasureAsync(Yard yard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var quarters = await QuartersAsync(yard, cancellationToken);
        Ask[] asks = [.. quarters.Select(Address)];
        Contender[] contenders =
        [
            yard.Ours(asks),
            yard.Endpoint(quarters.Select(q => new Ask($"/page?kind={q[0]}&country={q[1]}&from={q[2]}&to={q[3]}"))),
            yard.Statements(quarters.Select(q => Numbered(MinimalServer.Page, $"'{q[0]}'", $"'{q[1]}'", $"'{q[2]}'::date", $"'{q[3]}'::date")), "pgbench, one statement"),
            yard.Statements((await yard.SentAsync(asks, cancellationToken)).Select(s => string.Concat(s.Select(one => one.Script()))), "pgbench, all that the API sends"),
        ];
        foreach (var clients in yard.Options.Clients)
        {
            var work = FormattableString.Invariant($"page of 50, {clients} clients");
            if (await new Race(yard).RunAsync(contenders, clients, cancellationToken) is not [var ours, var minimal, var one, var all])
                continue;
            yield return Claim.AtLeast(work, 0.85, "the minimal endpoint", ours, minimal);
            yield return Claim.AtLeast(work, 0.65, "pgbench, one statement", ours, one) with { By = [ours, one, all], Note = FormattableString.Invariant($"{ours.PerSecond / all.PerSecond:0.00} of all that the API sends") };
        }
    }

    /// <summary>First pages of some quarters.</summary>
    public static async Task<IReadOnlyList<Ask>> AsksAsync(Yard yard, CancellationToken cancellationToken) => [.. (await QuartersAsync(yard, cancellationToken)).Select(Address)];

    private static async Task<List<string[]>> QuartersAsync(Yard yard, CancellationToken cancellationToken) =>
        [.. (await yard.Database.ReadAsync<string[]>(Quarters, cancellationToken)).Select(q => q.Split(','))];

    private static Ask Address(string[] q) => new($"/v1/events?kind={q[0]}&country={q[1]}&from={q[2]}&to={q[3]}");

    public static async IAsyncEnumerable<Claim> MeasureDeepAsync(Yard yard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const string First = "/v1/events?kind=strike&country=UKR&from=2014-01-01&to=2026-12-31";
        var path = First;
        for (var page = 1; page < DeepPage; page++)
        {
            var next = (string?)JsonNode.Parse(await yard.Api.Reader.GetStringAsync(new Uri(path, UriKind.Relative), cancellationToken))!["next"];
            if (next is null)
                yield break;
            path = $"{First}&cursor={Uri.EscapeDataString(next)}";
        }
        Contender[] contenders = [yard.Ours([new(First)], "page 1"), yard.Ours([new(path)], FormattableString.Invariant($"page {DeepPage}"))];
        foreach (var clients in yard.Options.Clients)
            if (await new Race(yard).RunAsync(contenders, clients, cancellationToken) is [var first, var deep])
                yield return Claim.AtLeast(FormattableString.Invariant($"page {DeepPage}, {clients} clients"), 0.8, "page 1", deep, first);
    }

    private static string Numbered(string sql, params string[] values) =>
        values.Select((value, i) => (value, i)).Aggregate(sql, (text, v) => text.Replace(string.Create(CultureInfo.InvariantCulture, $"${v.i + 1}"), v.value, StringComparison.Ordinal)) + ";\n";
}
