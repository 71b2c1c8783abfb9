using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.Hosting;
using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Bulk;

/// <summary>POST /v1/bulk with more lines than one transaction takes: each batch is planned while the one before is stored.</summary>
public sealed class BulkRelayTests
{
    private const int Lines = 1_200;

    [Theory]
    [InlineData(1)]
    [InlineData(700)]
    [InlineData(1_100)]
    public async Task A_batch_that_is_stored_at_the_second_try_still_comes_before_those_behind_it(int row)
    {
        await using var host = await WiredHost.StartAsync();
        await FailAsync(host, $"nextval('rows') = {row}", "40001");
        var lines = Events().ToArray();

        var results = await host.Client.BulkAsync(lines);

        Assert.All(results, r => Assert.Equal("created", (string)r["status"]!));
        Assert.Equal(lines.Select(l => (string)l["id"]!), await IdsAsync(host));
        await host.ShouldBeWholeAsync(Lines);
    }

    [Fact]
    public async Task Behind_a_batch_that_cannot_be_stored_nothing_is()
    {
        await using var host = await WiredHost.StartAsync();
        await FailAsync(host, "nextval('rows') >= 700", "53100");
        var lines = Events().ToArray();

        using (var answer = await host.Client.SendBulkAsync("", System.Text.Encoding.UTF8.GetBytes(BulkCalls.Text(lines))))
            await answer.ShouldBeProblemAsync(503, "unavailable");

        Assert.Equal(lines.Take(500).Select(l => (string)l["id"]!), await IdsAsync(host));
        await host.Database.ExecuteAsync("drop trigger makes on changes");
        var again = await host.Client.BulkAsync(lines);
        Assert.Equal((500, 700), (again.Count(r => (string)r["status"]! == "unchanged"), again.Count(r => (string)r["status"]! == "created")));
        await host.ShouldBeWholeAsync(Lines);
    }

    [Fact]
    public async Task A_batch_that_takes_longer_than_a_lock_is_waited_for_delays_those_behind_it_and_costs_none()
    {
        await using var host = await WiredHost.StartAsync("", ("Limits:LockSeconds", "1"));
        await MakeAsync(host, "if nextval('rows') = 1 then perform pg_sleep(2.5); end if;");
        var lines = Events().ToArray();

        var results = await host.Client.BulkAsync(lines);

        Assert.All(results, r => Assert.Equal("created", (string)r["status"]!));
        Assert.Equal(lines.Select(l => (string)l["id"]!), await IdsAsync(host));
    }

    [Fact]
    public async Task A_line_finds_what_the_batch_before_is_about_to_store()
    {
        await using var host = await WiredHost.StartAsync();
        var lines = Events().ToArray();
        var name = new JsonArray(new JsonObject { ["system"] = "desk", ["id"] = "row 7" });
        lines[6] = lines[6].With("externalIds", name.DeepClone());
        lines[8] = lines[8].With("title", "");
        lines[600] = lines[600].With("links", Link(lines[5]));
        lines[601] = lines[601].With("externalIds", name.DeepClone()).With("title", "Another title");
        lines[601].Remove("id");
        lines[602] = lines[602].With("links", Link(lines[8]));
        lines[1_100] = lines[600].DeepClone().AsObject().With("title", "The same event, once more");

        var results = await host.Client.BulkAsync(lines);

        Assert.Equal(("created", "revised", "revised"), ((string)results[600]["status"]!, (string)results[601]["status"]!, (string)results[1_100]["status"]!));
        Assert.Equal((string)results[6]["id"]!, (string)results[601]["id"]!);
        Assert.Equal(["invalid_record", "names_refused"], results.Where(r => r["problem"] is not null).Select(r => (string)r["problem"]!["code"]!));
        await host.ShouldBeWholeAsync(Lines - 2);
    }

    [Fact]
    public async Task Callers_who_send_the_same_records_at_the_same_time_store_each_once()
    {
        await using var host = await WiredHost.StartAsync();
        var lines = Events().ToArray();

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => host.Client.BulkAsync(lines)));

        for (var i = 0; i < Lines; i++)
            Assert.Equal(["created", "unchanged", "unchanged"], answers.Select(a => (string)a[i]["status"]!).Order());
        await host.ShouldBeWholeAsync(Lines);
    }

    private static IEnumerable<JsonObject> Events()
    {
        var body = Given.AStrike();
        return Enumerable.Range(0, Lines).Select(n => body.With("id", Guid.CreateVersion7().ToString()).With("title", $"Strike {n}").Event());
    }

    private static JsonArray Link(JsonObject to) => new(new JsonObject { ["to"] = (string)to["id"]!, ["type"] = "same_as" });

    private static async Task<IEnumerable<string>> IdsAsync(WiredHost host) => (await host.Database.RowsAsync("select id from changes order by position")).Select(r => (string)r[0]!);

    private static Task FailAsync(WiredHost host, string when, string state) => MakeAsync(host, $"if {when} then raise exception 'made to fail' using errcode = '{state}'; end if;");

    private static Task MakeAsync(WiredHost host, string what) => host.Database.ExecuteAsync($"""
        create sequence rows;
        create function makes() returns trigger language plpgsql as $$ begin {what} return new; end $$;
        create trigger makes before insert on changes for each row execute function makes()
        """);
}
