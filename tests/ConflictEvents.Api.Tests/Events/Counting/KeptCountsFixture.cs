using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Events.Counting;
using ConflictEvents.Keys;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ConflictEvents.Api.Tests.Events.Counting;

/// <summary>A ledger whose counts are caught up or held back as a test wants, and held against counting all of it.</summary>
public sealed class KeptCountsFixture : ApiFixture
{
    // Recorded since the beginning of time: all that is, but nothing that the counts that are kept could say.
    private const string Plainly = "&updatedSince=1900-01-01T00:00:00Z";

    private const string Differences = $"""
        with plain as (
          select f.country, kind, day, last_day, is_public, count(*) as events
          from (select {EventCounts.Columns} from event_revisions where superseded_at is null and lifecycle = 'published') c cross join lateral (values (c.country), ('*')) f (country)
          group by 1, 2, 3, 4, 5
        )
        select count(*) from plain p full join (select * from event_counts where events <> 0) c using (country, kind, day, last_day, is_public)
        where p.events is distinct from c.events
        """;

    private static readonly string[] Groups = ["month,kind", "kind", "country", "week,country", "country,kind", "day", "year"];

    private static readonly string[] Filters =
    [
        "", "&from=2020-03-01&to=2020-09-30", "&to=2020-03-01", "&from=2020-03-01", "&country=UKR", "&kind=strike,statement&country=UKR,SYR&from=2020-02-28&to=2020-03-01",
        "&country=UKR&from=2020-02-01&to=2020-04-30",
    ];

    /// <summary>How far the ledger is ahead of what is counted.</summary>
    public Task<long> BehindAsync() => Database.ScalarAsync<long>("select h.position - s.position from ledger_head h cross join event_counts_stand s");

    /// <summary>Whether the counts are of this life of the ledger.</summary>
    public Task<bool> AreValidAsync() => Database.ScalarAsync<bool>("select h.epoch is not distinct from s.epoch from ledger_head h cross join event_counts_stand s");

    /// <summary>Counts to the head.</summary>
    public async Task CatchUpAsync()
    {
        do
            await InScopeAsync(async services =>
            {
                await services.GetRequiredService<EventCounts>().CatchUpAsync(CancellationToken.None);
                return true;
            });
        while (!await AreValidAsync() || await BehindAsync() != 0);
    }

    /// <summary>Keeps the runner from counting, until it is disposed.</summary>
    public async Task<IAsyncDisposable> HoldAsync()
    {
        var connection = await Database.OpenAsync();
        await using var command = new NpgsqlCommand("begin; select from event_counts_stand for update", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>How many of the counts are not what counting all of it gives.</summary>
    public Task<long> DifferencesAsync() => Database.ScalarAsync<long>(Differences);

    /// <summary>Every question that the counts answer, from readers and colleagues, has the answer of counting all of it: of today, and of moments before and after what is counted.</summary>
    public async Task ShouldAnswerAsPlainlyAsync()
    {
        var (head, counted) = (await Database.ScalarAsync<long>("select position from ledger_head"), await Database.ScalarAsync<long>("select position from event_counts_stand"));
        foreach (var client in new[] { Client(), Client(Role.Contributor) })
            foreach (var filter in Filters)
            {
                foreach (var groupBy in Groups)
                    await ShouldBeAsPlainlyAsync(client, $"/v1/events/stats?groupBy={groupBy}{filter}{ZeroFill(groupBy, filter)}");
                foreach (var position in new[] { head / 3, head * 3 / 4, counted - 1, (counted + head) / 2 }.Distinct())
                {
                    await ShouldBeAsPlainlyAsync(client, $"/v1/events/stats?groupBy=country,kind{filter}&asOf={position}");
                    await ShouldBeAsPlainlyAsync(client, $"/v1/events/stats?groupBy=month{filter}&asOf={position}");
                    await ShouldBeAsPlainlyAsync(client, $"/v1/events?limit=1&count=true{filter}&asOf={position}", "count");
                }
                await ShouldBeAsPlainlyAsync(client, $"/v1/events?limit=1&count=true{filter}", "count");
            }
    }

    private static string ZeroFill(string groupBy, string filter) =>
        filter.Contains("from=", StringComparison.Ordinal) && filter.Contains("to=", StringComparison.Ordinal) && groupBy.Contains(',', StringComparison.Ordinal) && groupBy != "country,kind" ? "&zeroFill=true" : "";

    private static async Task ShouldBeAsPlainlyAsync(HttpClient client, string asked, string? member = null)
    {
        var (plain, kept) = (await client.ReadAsync(asked + Plainly), await client.ReadAsync(asked));
        Assert.Equal(asked + Told(plain), asked + Told(kept));

        string Told(JsonNode answer) => (member is null ? answer : answer[member]!).ToJsonString();
    }
}
