using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.Changes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Storage;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Redactions;

/// <summary>A person's name that stood everywhere, and after the redaction stands nowhere: in no table and in no answer.</summary>
public sealed class NowhereTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Name = "Oksana Hryhorenko";
    private static readonly string[] Spellings = ["Oksana Hryhorenko", "Hryhorenko", "Оксана Григоренко", "oksana-hryhorenko-case"];
    private readonly HttpClient _admin = api.Client(Role.Admin);

    [ClusterProgramsFact("pg_dump")]
    public async Task A_name_goes_out_of_the_whole_ledger()
    {
        var (source, strike, statement, dispute, actor) = await WriteAsync();
        var before = await Programs.DumpAsync(api.Database);
        Assert.Contains("hryhorenko", before, StringComparison.OrdinalIgnoreCase);

        var first = await SweepAsync();
        Assert.Equal(["actor", "dispute", "event", "event", "source"], first["records"]!.AsArray().Select(r => (string)r!["record"]!).Order());
        Assert.Empty((await SweepAsync())["records"]!.AsArray());

        var dump = await Programs.DumpAsync(api.Database);
        foreach (var word in new[] { "hryhorenko", "oksana", "оксана", "григоренко" })
            Assert.DoesNotContain(word, dump, StringComparison.OrdinalIgnoreCase);
        foreach (var record in new[] { source, strike, statement, dispute, actor })
            await DemandNowhereAsync(record);
        Assert.Equal($"The doctor {Redacting.Mark} was killed", (string)(await _admin.ReadAsync($"{strike.Path}?asOf={strike.Position}"))["title"]!);
        Assert.Equal($"At 9 the doctor {Redacting.Mark} said: “We have no water.” Later {Redacting.Mark} left.", (string)(await _admin.ReadAsync(source.Path))["text"]!);
        Assert.Empty((await _admin.ReadAsync($"/v1/events?q=hryhorenko&asOf={dispute.Position}"))["items"]!.AsArray());
    }

    private async Task<(Kept Source, Kept Strike, Kept Statement, Kept Dispute, Kept Actor)> WriteAsync()
    {
        var source = await _admin.CreateSourceAsync(Given.ASource($"At 9 the doctor {Name} said: “We have no water.” Later HRYHORENKO left.").With("title", $"{Name}, a doctor").With("url", "https://news.example/oksana-hryhorenko-case"));
        var actor = await _admin.CreateActorAsync(Given.AnActor("doctor-17", Name).With("aliases", new JsonArray("Оксана Григоренко", "the doctor")));
        var strike = await _admin.CreateEventAsync(Given.AStrike($"The doctor {Name} was killed", source: Guid.Parse(source.Id), lifecycle: "published")
            .With("summary", $"{Name}'s house was hit. Hryhorenko was alone.").With("tags", new JsonArray("case:oksana-hryhorenko-case", "port"))
            .With("externalIds", new JsonArray(new JsonObject { ["system"] = "desk", ["id"] = "oksana-hryhorenko-case" }))
            .With("citations/0/chain", new JsonArray(Name)).With("details/targets", new JsonArray(new JsonObject { ["name"] = $"House of {Name}" }))
            .With("location/name", $"Garden of {Name}").With("changeNote", $"{Name} rang us."));
        await _admin.ReviseAsync(strike, new JsonObject { ["title"] = $"Dr. {Name.ToUpperInvariant()} was killed", ["changeNote"] = "Asked by Hryhorenko." });
        var statement = await _admin.CreateEventAsync(Given.AStatement("Hryhorenko says there is no water.", "doctor-17", lifecycle: "published")
            .With("citations", new JsonArray(new JsonObject { ["source"] = source.Id, ["excerpt"] = new JsonObject { ["text"] = $"{Name} said: \"We have no water.\"" } }))
            .With("details/quotes", new JsonArray(new JsonObject { ["text"] = $"doctor {Name}"[7..], ["translation"] = "Оксана Григоренко" })));
        var dispute = await _admin.CreateDisputeAsync(Given.ADispute(Guid.Parse(strike.Id), $"Was {Name} the target?").With("positions/0/holder", Name));
        await api.Database.ExecuteAsync($"""
            insert into webhooks (id, url, filter, role, is_enabled, disabled_because, cursor, terms, secret, created_at, created_by, attempts)
            values ('0195f3a0-0000-7000-8000-00000000feed', 'https://desk.example', '{"{}"}', 'reader', false, 'admin', 0, gen_random_uuid(), '', now(), 'admin', 0);
            insert into webhook_deliveries (webhook, trigger, position, message_id, attempt, at, headers, body, status, response, duration_ms)
            values ('0195f3a0-0000-7000-8000-00000000feed', 'change', {strike.Position}, 'm', 1, now(), '{"{}"}', '{"{}"}', 200, 'thank you for {Name}', 1)
            """);
        return (source, strike, statement, dispute, actor);
    }

    private async Task<JsonObject> SweepAsync()
    {
        using var answer = await _admin.PostAsync("/v1/redactions", Redacting.Texts(Spellings));
        api.Log.ShouldHoldNoErrors();
        await answer.ShouldBeAsync(HttpStatusCode.OK);
        return await answer.JsonAsync();
    }

    private async Task DemandNowhereAsync(Kept record)
    {
        var history = (await _admin.ReadAsync($"{record.Path}/revisions"))["items"]!.AsArray();
        var last = (int)history[0]!["revision"]!;
        List<string> addresses = [record.Path, $"{record.Path}/revisions", $"{record.Path}/diff", $"{record.Path}/diff?from=1&to={last}", $"{record.Room}/export"];
        foreach (var revision in history)
            addresses.AddRange([$"{record.Path}/revisions/{revision!["revision"]}", $"{record.Room}?asOf={revision["position"]}", $"{record.Room}/export?asOf={revision["position"]}"]);
        if (record.Room == "/v1/events")
            addresses.AddRange([$"{record.Path}/dossier", $"{record.Path}?format=geojson", "/v1/events?format=atom", "/v1/events?format=csv", "/v1/events/diff?since=0", "/ogc/collections/strikes/items"]);
        foreach (var address in addresses)
            Assert.DoesNotContain("hryhorenko", await (await _admin.GetAsync(address)).Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("hryhorenko", string.Concat((await _admin.FollowAsync()).Select(i => i.ToJsonString())), StringComparison.OrdinalIgnoreCase);
    }
}
