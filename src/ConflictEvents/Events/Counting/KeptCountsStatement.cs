using System.Globalization;
using ConflictEvents.Json;
using ConflictEvents.Keys;

namespace ConflictEvents.Events.Counting;

/// <summary>
/// The statement that sums up what is kept, and what came and went since. Its parts have the same columns; a revision that went counts as one less.
/// </summary>
internal sealed class KeptCountsStatement
{
    private readonly EventQuery filter;
    private readonly Caller caller;
    private readonly List<object> values = [];

    public KeptCountsStatement(EventStatsQuery query, Caller caller, long counted, int most)
    {
        (filter, this.caller) = (query.Filter, caller);
        var position = Value(counted);
        var after = $"{Revision} and superseded_at is null and position > {position}";
        var gone = $"{Revision} and superseded_at > {position} and position <= {position}";
        Text = $"""
            select {Day(query)} as "Day", {Word(query, 0)} as "First", {Word(query, 1)} as "Second", sum(events)::integer as "Count"
            from (
              {string.Join(" union all ", Counts(byCountry: query.Words.Contains(StatsDimension.Country)))}
              union all select {EventCounts.Columns}, 1 from event_revisions where {after}
              union all select {EventCounts.Columns}, -1 from event_revisions where {gone}
            ) c
            group by 1, 2, 3 having sum(events) <> 0
            order by 1, 4 desc, 2, 3 limit {Value(most)}
            """;
    }

    /// <summary>The statement.</summary>
    public string Text { get; }

    /// <summary>Its values, by their places.</summary>
    public IReadOnlyList<object> Values => values;

    private string Revision => And("lifecycle = 'published'", Public, Kinds, Countries, filter.From is null && filter.To is null ? null
        : $"occurred && {Value(FormattableString.Invariant($"[{filter.From:yyyy-MM-dd},{filter.To:yyyy-MM-dd}]"))}::daterange");

    private string? Public => caller.SeesAll ? null : "is_public";

    private string? Kinds => filter.Kind.Count == 0 ? null : $"kind = any({Value(filter.Kind.Select(k => WireNames.Of(k)).ToArray())})";

    private string? Countries => filter.Country.Count == 0 ? null : $"country = any({Value(filter.Country.ToArray())})";

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
