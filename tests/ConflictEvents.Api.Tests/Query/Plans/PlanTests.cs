using System.Text.Json;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Controllers;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Events;
using ConflictEvents.Events.Search;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit.Abstractions;

namespace ConflictEvents.Api.Tests.Query.Plans;

/// <summary>
/// What is asked again and again is prepared, and may then be planned without its values. Each statement is held to it: planned so, it touches at most
/// 1.3 times the blocks of 8 kB (of tables and indexes, explain's buffers) that it touches when it is planned with them; or its transaction demands a plan with them.
/// </summary>
public sealed class PlanTests(PlansFixture api, ITestOutputHelper output) : IClassFixture<PlansFixture>
{
    private const double Most = 1.3;
    // The upper pages of an index or two, of a table as small as this.
    private const int Few = 12;
    private const string Id = "(id)";

    // The runner of embargoes asks beside the tests. Its plan without values reads the table; PostgreSQL sees that it is dearer than those with, and keeps to these.
    private const string Runner = "embargoed_until <=";

    /// <summary>Each documented parameter of lists, alone; and the other reads of events.</summary>
    private static readonly string[] Shapes =
    [
        "events", $"events/{Id}", $"events/{Id}?asOf=200", $"events/{Id}/revisions", $"events/{Id}/revisions/1", $"strikes/{Id}", "strikes", "events?kind=meeting,statement", "events?limit=500", "events?fields=title", "events?format=csv",
        "events?from=2022-03-09&to=2022-03-10", "events?from=2022-03-09&to=2022-03-10&includeImprecise=true", "events?to=2022-03-08", "events?actor=sergey-lavrov", "events?actor=RUS", "events?actor=sergey-lavrov&role=speaker",
        "statements?speaker=sergey-lavrov", "meetings?participant=sergey-lavrov", "meetings?participantsAll=UKR,RUS", "strikes?perpetrator=russian-forces", "casualty-tallies?countedBy=local-officials-unnamed",
        "events?country=UKR", "events?admin1=Donetsk%20Oblast", "events?place=Mariupol", "events?place=Mariopul", "events?bbox=37,46,38,48", "events?near=37.5,47.1,50", "events?bbox=37,46,38,48&asOf=150", "events?minPrecision=settlement", "strikes?method=air_strike", "strikes?target=healthcare",
        "casualty-tallies?metric=killed", "meetings?status=held", "statements?quoteMode=verbatim", "events?chainBasis=explicit", $"events?about={Id}", $"events?counts={Id}", $"events?link={Id}", "events?tag=topic:hospital", $"events?source={Id}", "events?verification=disputed",
        "events?lifecycle=draft", "events?updatedSince=2022-01-01T00:00:00Z", "events?knownBy=2022-03-10T00:00:00Z", "events?q=hospital", "events?q=hospital&sort=relevance", "events?sort=occurred", "events?sort=recorded", "events?sort=-recorded",
        "statements?sort=quoteMode", "events?asOf=150", "events?country=UKR&asOf=150", "events?count=true", "events?country=UKR&count=true", "strikes?country=UKR&from=2022-03-01&to=2022-03-31", "events?cursor=(next)",
        "events/stats?groupBy=month,kind", "events/stats?groupBy=actor&country=UKR", "casualty-tallies/series?metric=killed&countedBy=local-officials-unnamed", "changes?limit=100", "changes?limit=100&kind=strike",
    ];

    [Fact]
    public async Task A_statement_that_is_prepared_reads_no_more_than_one_that_is_planned_with_its_values()
    {
        using var statements = new SentStatements(api.Database.Name);
        await using var connection = await api.Database.OpenAsync();
        var first = (await api.Database.ScalarAsync<Guid>("select id from event_revisions where kind = 'strike' order by position limit 1")).ToString();
        var next = (string)(await api.Client().ReadAsync("/v1/events"))["next"]!;
        List<string> worse = [];
        foreach (var shape in Shapes)
        {
            statements.Take();
            var address = "/v1/" + shape.Replace(Id, first, StringComparison.Ordinal).Replace("(next)", Uri.EscapeDataString(next), StringComparison.Ordinal);
            using (var answer = await api.Client(Role.Contributor).GetAsync(address))
                if (!answer.IsSuccessStatusCode)
                    worse.Add($"{address}: {await answer.Content.ReadAsStringAsync()}");
            foreach (var statement in statements.Take())
                if (!statement.IsForcedCustom && !statement.Text.Contains(Runner, StringComparison.Ordinal) && await WorseAsync(connection, statement) is { } how)
                    worse.Add($"{shape}: {how}\n{statement.Text}");
        }
        worse.ForEach(output.WriteLine);
        Assert.Empty(worse);
    }

    [Fact]
    public async Task As_of_then_a_list_expects_about_what_it_finds()
    {
        var asOf = await api.Database.ScalarAsync<long>("select position - 1 from ledger_head");
        var found = (int)(await api.Client().ReadAsync($"/v1/events?actor=sergey-lavrov&limit=1&count=true&asOf={asOf}"))["count"]!["value"]!;

        var expected = await api.InScopeAsync(services => services.GetRequiredService<LedgerSnapshots>().ReadAsync(AsOf.At(asOf), async stand =>
        {
            var selection = await services.GetRequiredService<EventSearch>().ResolveAsync(new EventQuery { Actor = ["sergey-lavrov"] }, new Caller("anonymous", Role.Reader), stand, CancellationToken.None);
            return await services.GetRequiredService<EventLists>().ExpectedAsync(selection, EventOrder.Latest, null, DaysAsked.Any, CancellationToken.None);
        }, CancellationToken.None));

        Assert.True(found > 500, $"{found} found");
        Assert.InRange(expected, found / 2, found * 2);
    }

    [Fact]
    public void Every_parameter_of_lists_has_a_shape()
    {
        var asked = Shapes.SelectMany(s => s[(s.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&')).Select(p => p.Split('=')[0]).ToHashSet();
        Assert.Empty(typeof(EventListParameters).GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Except(asked));
    }

    private static async Task<string?> WorseAsync(NpgsqlConnection connection, SentStatement statement)
    {
        var (custom, generic) = (await BlocksAsync(connection, statement, "force_custom_plan"), await BlocksAsync(connection, statement, "force_generic_plan"));
        return generic > Most * custom + Few ? FormattableString.Invariant($"{generic} blocks without the values, {custom} with them") : null;
    }

    private static async Task<long> BlocksAsync(NpgsqlConnection connection, SentStatement statement, string mode)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var setting in statement.Settings.Append($"set local plan_cache_mode = {mode}").Append(statement.Prepare))
            await RunAsync(connection, setting);
        // Once before, so that what a first look leaves behind (hints, pruned index entries) is there for both.
        await RunAsync(connection, statement.Execute);
        await using var explain = new NpgsqlCommand($"explain (analyze, buffers, timing off, format json) {statement.Execute}", connection);
        var plan = JsonNode.Parse((string)(await explain.ExecuteScalarAsync())!)![0]!["Plan"]!;
        await RunAsync(connection, "deallocate sent");
        return (long)plan["Shared Hit Blocks"]! + (long)plan["Shared Read Blocks"]!;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
