using System.Globalization;
using ConflictEvents.Events.Search;
using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;

namespace ConflictEvents.Events.Counting;

/// <summary>
/// The statements that sum up what is kept, and what came and went between that and the moment that is asked for. Of an earlier moment, what came since is
/// taken away, and what went is added. Their parts have the same columns.
/// </summary>
internal sealed class KeptCountsStatement
{
    private readonly EventQuery filter;
    private readonly Caller caller;
    private readonly List<object> values = [];
    private readonly Stand stand;
    private readonly long counted;

    /// <param name="selection">What is counted, and as of when.</param>
    /// <param name="counted">Through which position it has been.</param>
    public KeptCountsStatement(EventSelection selection, long counted) => (filter, caller, stand, this.counted) = (selection.Query, selection.Caller, selection.Stand, counted);

    /// <summary>The values of the statement that was asked for, by their places.</summary>
    public IReadOnlyList<object> Values => values;

    /// <summary>The first so many groups, by the dimensions of a query.</summary>
    public string Groups(EventStatsQuery query, int most) => $"""
        select {Day(query)} as "Day", {Word(query, 0)} as "First", {Word(query, 1)} as "Second", sum(events)::integer as "Count"
        from ({All(byCountry: query.Words.Contains(StatsDimension.Country))}) c
        group by 1, 2, 3 having sum(events) <> 0
        order by 1, 4 desc, 2, 3 limit {Value(most)}
        """;

    /// <summary>How many there are in all.</summary>
    public string Total() => $"""select coalesce(sum(events), 0)::bigint as "Value" from ({All(byCountry: false)}) c""";

    private string All(bool byCountry) => $"{string.Join(" union all ", [.. Counts(byCountry), .. Changes()])}";

    // Of the past, readers do not find what is closed today either; as it stands today it is not public.
    private IEnumerable<string> Changes()
    {
        var isLater = stand.Position >= counted;
        var (after, through) = (Value(Math.Min(counted, stand.Position)), Value(Math.Max(counted, stand.Position)));
        var (came, went) = isLater ? ("1", "-1") : ("-1", "1");
        var isForReaders = !caller.SeesAll && !stand.IsCurrent;
        yield return Rows(came, $"superseded_at is null and position > {after} and position <= {through}");
        yield return Rows(went, $"superseded_at > {after} and superseded_at <= {through} and position <= {after}{(isForReaders && !isLater ? $" and id not in ({Closed})" : "")}");
        if (!stand.IsCurrent)
            yield return Rows(came, $"superseded_at > {through} and position > {after} and position <= {through}");
        if (isForReaders)
            yield return Rows("-1", $"superseded_at > {through} and position <= {Value(stand.Position)} and id in ({Closed})");
    }

    private static string Closed => $"select id from {EventRevision.Table.Name} where superseded_at is null and is_closed";

    private string Rows(string each, string which) => $"select {EventCounts.Columns}, {each} from {EventRevision.Table.Name} where {And("lifecycle = 'published'", Public, Kinds, Countries, Days, which)}";

    private string? Public => caller.SeesAll ? null : "is_public";

    private string? Kinds => filter.Kind.Count == 0 ? null : $"kind = any({Value(filter.Kind.Select(k => WireNames.Of(k)).ToArray())})";

    private string? Countries => filter.Country.Count == 0 ? null : $"country = any({Value(filter.Country.ToArray())})";

    private string? Days => filter.From is null && filter.To is null ? null : $"occurred && {Value(FormattableString.Invariant($"[{filter.From:yyyy-MM-dd},{filter.To:yyyy-MM-dd}]"))}::daterange";

    // Unknown days lie before all others, and are in none that are asked for.
    private string? Until => filter.To is { } to ? $"day <= {Value(to)}" : null;

    private IEnumerable<string> Counts(bool byCountry)
    {
        var all = And(Countries ?? (byCountry ? "country <> '*'" : "country = '*'"), Public, Kinds, Until);
        if (filter.From is not { } from)
        {
            yield return $"select * from event_counts where {(filter.To is null ? all : And(all, "day > '-infinity'"))}";
            yield break;
        }
        // Apart, so that each has an index: what began then, and what began before and went on.
        yield return $"select * from event_counts where {all} and day >= {Value(from)}";
        yield return $"select * from event_counts where {all} and day > '-infinity' and day < {Value(from)} and last_day > day and last_day >= {Value(from)}";
    }

    private static string Day(EventStatsQuery query) => query.Unit is null ? "'-infinity'::date"
        : $"nullif(date_trunc('{WireNames.Of(query.GroupBy.First(d => TimeUnit.Of(d) is not null))}', day::timestamp)::date, '-infinity')";

    private static string Word(EventStatsQuery query, int at) => query.Words.Count > at ? $"nullif({WireNames.Of(query.Words[at])}, '')" : "''::text";

    private static string And(params string?[] conditions) => string.Join(" and ", conditions.OfType<string>());

    private string Value(object value)
    {
        values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"{{{values.Count - 1}}}");
    }
}
