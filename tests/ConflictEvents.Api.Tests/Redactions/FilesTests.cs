using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.Bulk;
using ConflictEvents.Api.Tests.Events;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Redactions;

/// <summary>Files that brought what was redacted: what is kept of them loses it, too, and the same file does not bring it back.</summary>
public sealed class FilesTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Mapping = """
        {"kind":"strike","externalId":{"system":"files","property":"$.properties.ref"},"fields":{"/title":"$.properties.name","/summary":"$.properties.said","/time/from":"$.properties.date","/details/method":"$.properties.means"},
         "constants":{"/location/name":"Harbour","/location/precision":"settlement"},"source":{"publisher":"Files","kind":"ngo","language":"en"} }
        """;

    private readonly HttpClient _admin = api.Client(Role.Admin);

    [Fact]
    public async Task A_later_file_says_what_is_new_and_brings_nothing_back()
    {
        await ImportAsync("unknown");
        var id = await api.Database.ScalarAsync<Guid>("select event from external_ids where system = 'files'");
        await api.Database.ExecuteAsync("insert into import_refusals (import, number, line, place, code, detail) select id, 7, 1, 'Wolf, Anton', 'refused', 'there is no actor Anton Wolf' from imports limit 1");
        using (var one = await _admin.PostAsync($"/v1/events/{id}/redact", Redacting.Texts("Anton Wolf", "Wolf, Anton"), "*"))
            await one.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(0L, await api.Database.ScalarAsync<long>("select (select count(*) from import_events where said ilike '%wolf%') + (select count(*) from import_refusals where detail ilike '%wolf%' or place ilike '%wolf%')"));
        var head = await _admin.HeadAsync();

        var same = await ImportAsync("unknown");
        Assert.Equal((0, 0, head), ((int)same["revised"]!, (int)same["created"]!, await _admin.HeadAsync()));
        await ImportAsync("missile");

        var left = await _admin.ReadAsync($"/v1/events/{id}");
        Assert.Equal(($"House of {Redacting.Mark} hit", $"{Redacting.Mark} told us.", "missile"), ((string)left["title"]!, (string)left["summary"]!, (string)left["details"]!["method"]!));
    }

    [Fact]
    public async Task A_bulk_file_sent_again_brings_nothing_back()
    {
        var (actor, named) = (Given.AnActor(name: "Anton Keller").Actor(), new JsonArray(new JsonObject { ["system"] = "bulk", ["id"] = "17" }));
        var strike = Given.AStrike("House of Anton Keller hit").With("externalIds", named).With("summary", "Anton Keller told us.").Event();
        Assert.Equal("created created", (await _admin.BulkAsync(actor, strike)).Statuses());
        using (var all = await _admin.PostAsync("/v1/redactions", Redacting.Texts("Anton Keller")))
            await all.ShouldBeAsync(HttpStatusCode.OK);

        Assert.Equal("unchanged unchanged", (await _admin.BulkAsync(actor, strike)).Statuses());
        var newer = await _admin.BulkAsync(strike.DeepClone().AsObject().With("details/method", "missile"));

        Assert.Equal("revised", newer.Statuses());
        var left = await _admin.ReadAsync($"/v1/events/{newer[0]["id"]}");
        Assert.Equal(($"House of {Redacting.Mark} hit", "missile"), ((string)left["title"]!, (string)left["details"]!["method"]!));
    }

    [Fact]
    public async Task Nothing_is_redacted_while_a_file_is_worked_on()
    {
        var strike = await _admin.CreateEventAsync(Given.AStrike("Anton Stein was seen"));
        await api.Database.ExecuteAsync("""
            insert into imports (id, owner, role, format, options, state, total_bytes, done_bytes, read, created, revised, unchanged, refused, retracted, is_read, has_unreadable, created_at, leased_until, lease)
            values ('0195f3a0-0000-7000-8000-00000000feed', 'somebody', 'editor', 'ndjson', '{}', 'receiving', 0, 0, 0, 0, 0, 0, 0, 0, false, false, now(), now() + interval '1 hour', gen_random_uuid())
            """);
        try
        {
            using var one = await _admin.PostAsync($"{strike.Path}/redact", Redacting.Texts("Anton Stein"), strike.ETag);
            await one.ShouldBeProblemAsync(409, "imports_open");
            using var all = await _admin.PostAsync("/v1/redactions", Redacting.Texts("Anton Stein"));
            await all.ShouldBeProblemAsync(409, "imports_open");
        }
        finally
        {
            await api.Database.ExecuteAsync("delete from imports where owner = 'somebody'");
        }
    }

    private async Task<JsonObject> ImportAsync(string means)
    {
        var feature = new JsonObject
        {
            ["type"] = "Feature",
            ["geometry"] = new JsonObject { ["type"] = "Point", ["coordinates"] = new JsonArray(37.5, 47.1) },
            ["properties"] = new JsonObject { ["ref"] = "17", ["name"] = "House of Anton Wolf hit", ["said"] = "Wolf, Anton told us.", ["date"] = "2022-03-09", ["means"] = means },
        };
        var file = new JsonObject { ["type"] = "FeatureCollection", ["features"] = new JsonArray(feature) }.ToJsonString();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/imports?format=geojson&dataset=files&mapping={Uri.EscapeDataString(Mapping)}") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(file)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var sent = await _admin.SendAsync(request);
        await sent.ShouldBeAsync(HttpStatusCode.Accepted);
        var address = $"/v1/imports/{(await sent.JsonAsync())["id"]}";
        while (true)
        {
            var job = await _admin.ReadAsync(address);
            if (job["finishedAt"] is not null)
            {
                Assert.Equal(("succeeded", 0), ((string)job["state"]!, (int)job["refused"]!));
                return job;
            }
            await Task.Delay(50);
        }
    }
}
