using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.Hosting;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Bulk;

/// <summary>/v1/imports: files that are brought in as jobs.</summary>
public sealed class ImportsTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private HttpClient Contributor => api.Client(Role.Contributor);

    private HttpClient Editor => api.Client(Role.Editor);

    [Fact]
    public async Task A_file_is_taken_in_and_done_and_its_bad_rows_are_told()
    {
        var text = BulkCalls.Text(Given.AnActor().Actor(), Given.AnActor().With("name", "").Actor(), Given.AStatement(speaker: "nobody-imported").Event(), Given.AStrike().Event()) + "{\n";

        var done = await ImportAsync(Contributor, "", text);

        Assert.Equal("succeeded", (string)done["state"]!);
        Assert.Equal((5, 2, 3, 0), ((int)done["read"]!, (int)done["created"]!, (int)done["refused"]!, (int)done["waiting"]!));
        Assert.Equal((int)done["totalBytes"]!, (int)done["doneBytes"]!);
        using var report = await Contributor.GetAsync(new Uri($"/v1/imports/{done["id"]}/report", UriKind.Relative));
        var lines = (await report.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).ToList();
        Assert.Equal(["2 /name required", "3 /details/speakers/0/actor unknown_actor", "5  syntax"], lines.Select(l => $"{l["line"]} {l["column"]} {l["code"]}"));
        using var table = await Contributor.GetAsync(new Uri($"/v1/imports/{done["id"]}/report?form=csv", UriKind.Relative));
        Assert.StartsWith("line,column,code,detail\r\n2,/name,required,", await table.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_later_in_the_file_may_be_named_across_windows()
    {
        var (first, last) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var lines = Enumerable.Range(0, 600).Select(_ => Given.AnActor().Actor()).ToList();
        lines.Insert(0, Linked(first, last));
        lines.Insert(1, Linked(Guid.CreateVersion7(), first));
        lines.Add(Linked(last, first));

        var done = await ImportAsync(Contributor, "", BulkCalls.Text([.. lines]));

        Assert.Equal((603, 603, 0), ((int)done["read"]!, (int)done["created"]!, (int)done["refused"]!));
    }

    [Fact]
    public async Task A_packed_table_is_read()
    {
        var slug = Given.Fresh("packed-");

        var done = await ImportAsync(Contributor, "?format=csv&record=actor", BulkCalls.Packed(Encoding.UTF8.GetBytes($"slug,name,type\n{slug},N,ngo\n")), "application/octet-stream");

        Assert.Equal(("succeeded", 1), ((string)done["state"]!, (int)done["created"]!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?format=geojson")]
    public async Task A_file_that_unpacks_to_far_more_than_it_is_takes_no_more_than_its_longest_line(string query)
    {
        var bomb = BulkCalls.Packed(new byte[64 * 1024 * 1024]);
        Assert.InRange(bomb.Length, 1, 1_000_000);

        var done = await ImportAsync(Contributor, query, bomb, query.Length == 0 ? BulkCalls.Ndjson : "application/octet-stream");

        Assert.Equal((query.Length == 0 ? "succeeded" : "failed", 0), ((string)done["state"]!, (int)done["created"]!));
    }

    [Fact]
    public async Task A_file_that_is_no_such_file_fails_and_says_why()
    {
        var done = await ImportAsync(Contributor, "?format=csv&record=actor", "slug,bogus\n"u8.ToArray(), BulkCalls.Csv);

        Assert.Equal("failed", (string)done["state"]!);
        Assert.Contains("bogus", (string)done["failure"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_stores_nothing()
    {
        var head = await api.HeadAsync();

        var done = await ImportAsync(Contributor, "?dryRun=true", BulkCalls.Text(Given.AnActor().Actor()));

        Assert.Equal((1, true), ((int)done["created"]!, (bool)done["dryRun"]!));
        Assert.Equal(head, await api.HeadAsync());
    }

    [Fact]
    public async Task A_later_file_of_a_data_set_retracts_what_it_no_longer_has()
    {
        var (kept, gone) = (Named("kept"), Named("gone"));
        await ImportAsync(Editor, "?dataset=shrinking", BulkCalls.Text(kept.Event(), gone.Event()));

        var done = await ImportAsync(Editor, "?dataset=shrinking&retractMissing=true", BulkCalls.Text(kept.Event()));

        Assert.Equal((1, 1), ((int)done["unchanged"]!, (int)done["retracted"]!));
        var found = await Editor.ReadAsync("/v1/events?q=vanishing&lifecycle=draft");
        var titles = found["items"]!.AsArray().Select(e => (string)e!["title"]!).ToList();
        Assert.Contains("vanishing kept", titles);
        Assert.DoesNotContain("vanishing gone", titles);
    }

    [Fact]
    public async Task Nothing_is_retracted_where_a_row_cannot_be_read()
    {
        await ImportAsync(Editor, "?dataset=broken", BulkCalls.Text(Named("a").Event()));

        var done = await ImportAsync(Editor, "?dataset=broken&retractMissing=true", "{\n");

        Assert.Equal(0, (int)done["retracted"]!);
        Assert.Contains("could not be read", (string)done["failure"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_others_is_read_by_its_form_and_the_second_time_changes_nothing()
    {
        const string mapping = """{"kind":"strike","externalId":{"system":"my_map","property":"$.properties.ref"},"fields":{"/title":"$.properties.name","/time/from":"$.properties.date","/location/name":"$.properties.name"},"constants":{"/location/country":"UKR","/location/precision":"settlement"},"source":{"publisher":"My Map","kind":"ngo","language":"uk"}}""";
        var file = """{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[30.7,46.4]},"properties":{"ref":"1","name":"A strike on a map","date":"2022-03-10"}},{"type":"Feature","geometry":null,"properties":{"ref":"2","date":"2022-03-10"}}]}"""u8.ToArray();
        var query = $"?format=geojson&mapping={Uri.EscapeDataString(mapping)}";

        var first = await ImportAsync(Contributor, query, file, "application/geo+json");
        var second = await ImportAsync(Contributor, query, file, "application/geo+json");

        Assert.Equal(("succeeded", 1), ((string)first["state"]!, (int)first["refused"]!));
        Assert.Equal((int)first["created"]!, (int)second["unchanged"]!);
        Assert.Equal((0, 0), ((int)second["created"]!, (int)second["revised"]!));
    }

    [Fact]
    public async Task Retracting_is_for_editors()
    {
        using var answer = await SendAsync(Contributor, "?dataset=x&retractMissing=true", "{}"u8.ToArray());

        await answer.ShouldBeProblemAsync(403, "forbidden");
    }

    [Fact]
    public async Task A_job_is_seen_by_whoever_sent_it_and_by_editors()
    {
        var done = await ImportAsync(Contributor, "", BulkCalls.Text(Given.AnActor().Actor()));
        var colleague = await api.NewColleagueAsync(Role.Contributor);
        var path = new Uri($"/v1/imports/{done["id"]}", UriKind.Relative);

        using var others = await colleague.GetAsync(path);
        using var report = await colleague.GetAsync(new Uri(path + "/report", UriKind.Relative));
        using var editors = await Editor.GetAsync(path);

        await others.ShouldBeProblemAsync(404, "not_found");
        await report.ShouldBeProblemAsync(404, "not_found");
        await editors.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Empty((await colleague.ReadAsync("/v1/imports"))["items"]!.AsArray());
        Assert.Contains((string)done["id"]!, (await Contributor.ReadAsync("/v1/imports?limit=500"))["items"]!.AsArray().Select(i => (string)i!["id"]!));
    }

    [Fact]
    public async Task The_same_key_and_file_is_the_same_job()
    {
        var (key, body) = (Given.Fresh("import-"), Encoding.UTF8.GetBytes(BulkCalls.Text(Given.AnActor().Actor())));
        using var first = await SendAsync(Contributor, "", body, key: key);
        using var second = await SendAsync(Contributor, "", body, key: key);
        using var other = await SendAsync(Contributor, "", "{}"u8.ToArray(), key: key);

        Assert.Equal((string)(await first.JsonAsync())["id"]!, (string)(await second.JsonAsync())["id"]!);
        await other.ShouldBeProblemAsync(422, "idempotency_mismatch");
    }

    [Theory]
    [InlineData("", "application/octet-stream", "format")]
    [InlineData("?format=xlsx", "application/octet-stream", "format")]
    [InlineData("?format=csv", "text/csv", "record")]
    [InlineData("?retractMissing=true", "application/x-ndjson", "dataset")]
    public async Task A_parameter_that_is_missing_or_not_understood_is_named(string query, string type, string parameter)
    {
        using var answer = await SendAsync(Editor, query, "{}"u8.ToArray(), type);

        Assert.Equal(parameter, (string)(await answer.ShouldBeProblemAsync(400, "invalid_parameter"))["parameter"]!);
    }

    [Fact]
    public async Task A_job_survives_a_restart_and_two_instances_share_the_work()
    {
        await using var database = await (await TestServer.GetAsync()).CloneAsync();
        var slugs = Enumerable.Range(0, 4000).Select(_ => Given.Fresh("restart-")).ToList();
        var text = BulkCalls.Text([.. slugs.Select(s => Given.AnActor(s).Actor())]);
        string id;
        await using (var host = new OwnHost(database.ConnectionString))
        {
            using var client = host.Start();
            using var sent = await SendAsync(client, "", Encoding.UTF8.GetBytes(text));
            await sent.ShouldBeAsync(HttpStatusCode.Accepted);
            id = (string)(await sent.JsonAsync())["id"]!;
            await WaitAsync(client, id, job => (int)job["read"]! > 0);
        }
        await using var one = new OwnHost(database.ConnectionString);
        await using var two = new OwnHost(database.ConnectionString);
        using var first = one.Start();
        using var second = two.Start();

        var done = await WaitAsync(second, id, job => job["finishedAt"] is not null);

        Assert.Equal(("succeeded", 4000, 4000), ((string)done["state"]!, (int)done["read"]!, (int)done["created"]!));
        Assert.Equal("4000", (await database.RowsAsync("select position::text from ledger_head"))[0][0]);
        Assert.Empty(await database.RowsAsync("select number from import_chunks"));
    }

    [Fact]
    public async Task A_cancelled_job_stops_and_keeps_what_it_has_stored()
    {
        await using var database = await (await TestServer.GetAsync()).CloneAsync();
        await using var host = new OwnHost(database.ConnectionString);
        using var client = host.Start();
        var text = BulkCalls.Text([.. Enumerable.Range(0, 8000).Select(_ => Given.AnActor().Actor())]);
        using var sent = await SendAsync(client, "", Encoding.UTF8.GetBytes(text));
        var id = (string)(await sent.JsonAsync())["id"]!;
        await WaitAsync(client, id, job => (int)job["read"]! > 0);

        using var cancelled = await client.PostAsync($"/v1/imports/{id}/cancel", null);

        var job = await cancelled.JsonAsync();
        Assert.Equal("cancelled", (string)job["state"]!);
        Assert.Equal((string)(await database.RowsAsync("select position::text from ledger_head"))[0][0]!, job["created"]!.ToString());
        Assert.InRange((int)job["created"]!, 1, 7999);
    }

    private static async Task<JsonObject> ImportAsync(HttpClient client, string query, string text) => await ImportAsync(client, query, Encoding.UTF8.GetBytes(text), BulkCalls.Ndjson);

    private static async Task<JsonObject> ImportAsync(HttpClient client, string query, byte[] body, string type)
    {
        using var sent = await SendAsync(client, query, body, type);
        await sent.ShouldBeAsync(HttpStatusCode.Accepted);
        var id = (string)(await sent.JsonAsync())["id"]!;
        Assert.EndsWith($"/v1/imports/{id}", sent.Headers.Location?.ToString(), StringComparison.Ordinal);
        return await WaitAsync(client, id, job => job["finishedAt"] is not null);
    }

    private static async Task<JsonObject> WaitAsync(HttpClient client, string id, Func<JsonObject, bool> until)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var job = await client.ReadAsync($"/v1/imports/{id}");
            if (until(job))
                return job;
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string query, byte[] body, string type = BulkCalls.Ndjson, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/imports" + query) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    private static JsonObject Named(string name) => Given.AStrike("vanishing " + name).With("externalIds", new JsonArray(new JsonObject { ["system"] = "shrinking", ["id"] = Given.Fresh(name) }));

    private static JsonObject Linked(Guid id, Guid to) => Given.AStrike().With("id", id.ToString()).With("links", new JsonArray(new JsonObject { ["type"] = "same_as", ["to"] = to.ToString() })).Event();
}
