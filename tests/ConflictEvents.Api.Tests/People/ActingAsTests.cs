using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.Audit;
using ConflictEvents.Api.Tests.Bulk;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.People;

/// <summary>The person behind a key that several share.</summary>
public sealed class ActingAsTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private HttpClient Colleague => api.Client(Role.Editor);

    [Fact]
    public async Task Colleagues_read_in_the_history_who_made_each_change_and_readers_do_not()
    {
        var source = await Colleague.CreateSourceAsync(Given.ASource());
        using var desk = Desk("Ruth Abel");
        var strike = await desk.CreateEventAsync(Given.AStrike(source: Guid.Parse(source.Id), lifecycle: "published"));
        strike = await Colleague.ReviseAsync(strike, new JsonObject { ["title"] = "Another title" });
        using var other = Desk("UTF-8''%D0%96%D0%B0%D0%B4%D0%B0%D0%BD");
        strike = await other.ReviseAsync(strike, new JsonObject { ["title"] = "A third title" });

        var told = await HistoryAsync(Colleague, strike);
        var public_ = await HistoryAsync(api.Client(), strike);
        var read = await api.Client(Role.Reader).ReadAsync(strike.Path);

        Assert.Equal(["Жадан", null, "Ruth Abel"], told.Select(r => (string?)r!["actingAs"]));
        Assert.Equal(3, public_.Count);
        Assert.DoesNotContain("acting", public_.ToJsonString() + read.ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("actors")]
    [InlineData("sources")]
    [InlineData("disputes")]
    public async Task It_is_kept_with_every_record_and_told_to_admins(string room)
    {
        var name = Given.Fresh("Person ");
        var about = await Colleague.CreateEventAsync(Given.AStrike());
        using var desk = Desk(name, Role.Editor);

        var kept = await desk.CreateAsync($"/v1/{room}", room switch { "actors" => Given.AnActor(), "sources" => Given.ASource(), _ => Given.ADispute(Guid.Parse(about.Id)) });
        await desk.RetractAsync(kept);

        Assert.All(await HistoryAsync(Colleague, kept), r => Assert.Equal(name, (string?)r!["actingAs"]));
        var audited = (await AuditAsync("change")).Where(e => (string?)e!["id"] == kept.Id).ToList();
        Assert.Equal(["retracted", "created"], audited.Select(e => (string)e!["action"]!));
        Assert.All(audited, e => Assert.Equal(name, (string?)e!["actingAs"]));
    }

    [Fact]
    public async Task It_is_kept_with_what_is_written_in_bulk_and_by_an_import()
    {
        var (first, second) = (Given.AnActor(), Given.AnActor());
        using var desk = Desk("Bulk Person");
        await desk.BulkAsync(first.DeepClone().AsObject().Actor());
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(BulkCalls.Text(second.DeepClone().AsObject().Actor())));
        content.Headers.ContentType = new(BulkCalls.Ndjson);
        using var sent = await desk.PostAsync(new Uri("/v1/imports", UriKind.Relative), content);
        await sent.ShouldBeAsync(HttpStatusCode.Accepted);
        var job = await sent.JsonAsync();
        using var patience = new CancellationTokenSource(Patience);
        while ((await desk.ReadAsync($"/v1/imports/{job["id"]}"))["finishedAt"] is null)
            await Task.Delay(20, patience.Token);

        Assert.Equal("Bulk Person", (string?)job["actingAs"]);
        foreach (var actor in new[] { first, second })
            Assert.Equal("Bulk Person", (string?)Assert.Single((await Colleague.ReadAsync($"/v1/actors/{actor["slug"]}/revisions"))["items"]!.AsArray())!["actingAs"]);
    }

    [Fact]
    public async Task It_is_kept_with_what_is_done_with_keys()
    {
        using var admin = Desk("Ruth Abel", Role.Admin);
        using var made = await admin.PostAsync("/v1/keys", new JsonObject { ["name"] = Given.Fresh("made by Ruth "), ["role"] = "reader" });
        var id = (string)(await made.JsonAsync())["id"]!;

        Assert.Equal("Ruth Abel", (string?)(await AuditAsync("key")).Single(e => (string?)e!["id"] == id)!["actingAs"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("UTF-8''Ruth%0AAbel")]
    [InlineData("UTF-8''%00")]
    [InlineData("UTF-8''%E2%80%A8")]
    [InlineData("101")]
    public async Task A_name_that_is_none_is_refused_and_nothing_is_written(string sent)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/actors") { Content = new StringContent(Given.AnActor().ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Acting-As", sent == "101" ? new string('a', 101) : sent);
        var head = await api.HeadAsync();

        using var answer = await Colleague.SendAsync(request);

        Assert.Equal("Acting-As", (string)(await answer.ShouldBeProblemAsync(400, "invalid_parameter"))["parameter"]!);
        Assert.Equal(head, await api.HeadAsync());
    }

    [Fact]
    public async Task Reads_pass_it_over()
    {
        using var desk = Desk(new string('a', 200));

        using var read = await desk.GetAsync(new Uri("/v1/actors", UriKind.Relative));
        using var query = await desk.PostAsync("/v1/events/query", new JsonObject { ["limit"] = 1 });

        await read.ShouldBeAsync(HttpStatusCode.OK);
        await query.ShouldBeAsync(HttpStatusCode.OK);
    }

    private HttpClient Desk(string person, Role role = Role.Contributor)
    {
        var client = api.NewClient(api.Client(role).DefaultRequestHeaders.Authorization!.Parameter);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Acting-As", person);
        return client;
    }

    private static async Task<JsonArray> HistoryAsync(HttpClient client, Kept record) => (await client.ReadAsync($"{record.Path}/revisions"))["items"]!.AsArray();

    private Task<List<JsonObject>> AuditAsync(string kind) => api.Client(Role.Admin).AuditAsync($"kind={kind}&limit=500");
}
