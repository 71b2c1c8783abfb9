using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Audit;

public sealed class AuditTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private HttpClient Admin => api.Client(Role.Admin);

    [Fact]
    public async Task What_somebody_changed_is_read_from_the_ledger()
    {
        var (client, name) = await ColleagueAsync(Role.Contributor);
        var actor = await client.CreateActorAsync(Given.AnActor());
        actor = await client.ReviseAsync(actor, new JsonObject { ["name"] = "Another Name", ["changeReason"] = "own_error", ["changeNote"] = "misread" });

        var entries = await EntriesAsync($"by={name}&kind=change");

        Assert.Equal(["revised", "created"], entries.Select(e => (string)e["action"]!));
        Assert.Equal(("change", name, "actor", actor.Id, 2, "own_error", "misread"),
            ((string)entries[0]["kind"]!, (string)entries[0]["by"]!, (string)entries[0]["record"]!, (string)entries[0]["id"]!, (int)entries[0]["revision"]!, (string)entries[0]["reason"]!, (string)entries[0]["note"]!));
        Assert.Equal((long)actor.Json["position"]!, (long)entries[0]["position"]!);
    }

    [Fact]
    public async Task What_was_done_with_keys_is_written_down()
    {
        var admin = await ColleagueAsync(Role.Admin);
        var name = Given.Fresh("audited ");
        using var made = await admin.Client.PostAsync("/v1/keys", new JsonObject { ["name"] = name, ["role"] = "editor" });
        var id = (string)(await made.JsonAsync())["id"]!;
        (await admin.Client.PostAsync($"/v1/keys/{id}/rotate", null)).Dispose();
        (await admin.Client.DeleteAsync(new Uri($"/v1/keys/{id}", UriKind.Relative))).Dispose();
        (await admin.Client.DeleteAsync(new Uri($"/v1/keys/{id}", UriKind.Relative))).Dispose();

        var entries = await EntriesAsync($"by={admin.Name}&kind=key");

        Assert.Equal(["revoked", "rotated", "made"], entries.Select(e => (string)e["action"]!));
        Assert.All(entries, e => Assert.Equal((id, name, "editor"), ((string)e["id"]!, (string)e["name"]!, (string)e["role"]!)));
    }

    [Fact]
    public async Task Who_was_refused_and_why_is_told_and_counted_by_the_minute()
    {
        var (reader, name) = await ColleagueAsync(Role.Reader);
        var slug = Given.Fresh("denied-");
        for (var i = 0; i < 3; i++)
            (await reader.DeleteAsync($"/v1/actors/{slug}?reason=own_error&note=secret-note", "*")).Dispose();
        (await api.Client().DeleteAsync($"/v1/actors/{slug}?reason=own_error", "*")).Dispose();

        var byReader = await UntilAsync($"by={name}&kind=denial", found => Sum(found) == 3);
        var byNobody = await UntilAsync("by=anonymous&kind=denial", found => found.Any(e => ((string)e["path"]!).EndsWith(slug, StringComparison.Ordinal)));

        // One, but where the minute turned between them.
        Assert.InRange(byReader.Count, 1, 2);
        Assert.Equal(3, Sum(byReader));
        var entry = byReader[0];
        Assert.Equal((403, "forbidden", "DELETE", $"/v1/actors/{slug}"), ((int)entry["status"]!, (string)entry["action"]!, (string)entry["method"]!, (string)entry["path"]!));
        Assert.NotEmpty((string)entry["address"]!);
        Assert.DoesNotContain("secret-note", entry.ToJsonString(), StringComparison.Ordinal);
        var nobody = byNobody.Single(e => ((string)e["path"]!).EndsWith(slug, StringComparison.Ordinal));
        Assert.Equal((401, "no_key", 1L), ((int)nobody["status"]!, (string)nobody["action"]!, (long)nobody["count"]!));
    }

    [Theory]
    [InlineData("revoked")]
    [InlineData("expired")]
    [InlineData("wrong_secret")]
    public async Task A_key_that_is_not_taken_is_named(string why)
    {
        var name = Given.Fresh("refused ");
        using var made = await Admin.PostAsync("/v1/keys", new JsonObject { ["name"] = name, ["role"] = "reader", ["expiresAt"] = ConflictEvents.Json.WireTimes.Format(api.Clock.GetUtcNow().AddHours(1)) });
        var key = (string)(await made.JsonAsync())["key"]!;
        if (why == "revoked")
            (await Admin.DeleteAsync(new Uri($"/v1/keys/{key.Split('_')[1]}", UriKind.Relative))).Dispose();
        if (why == "expired")
            api.Clock.Advance(TimeSpan.FromHours(1.1));
        if (why == "wrong_secret")
            (await Admin.PostAsync($"/v1/keys/{key.Split('_')[1]}/rotate?overlapHours=0", null)).Dispose();

        using var answer = await api.NewClient(key).GetAsync(new Uri("/v1/actors", UriKind.Relative));

        await answer.ShouldBeProblemAsync(401, "unauthorized");
        var entry = Assert.Single(await UntilAsync($"by={Uri.EscapeDataString(name)}&kind=denial", found => found.Count > 0));
        Assert.Equal((why, 401), ((string)entry["action"]!, (int)entry["status"]!));
        Assert.DoesNotContain(key.Split('_')[2], entry.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_in_a_path_loses_its_secret_in_the_audit_and_in_the_log()
    {
        var key = await api.MakeKeyAsync(Role.Reader);
        var (reader, name) = await ColleagueAsync(Role.Reader);

        (await reader.DeleteAsync($"/v1/actors/{key}?reason=own_error", "*")).Dispose();
        (await reader.DeleteAsync($"/v1/actors/{ApiFixture.AdminKey}?reason=own_error", "*")).Dispose();

        var entries = await UntilAsync($"by={name}&kind=denial", found => found.Count > 1);
        Assert.Equal(["/v1/actors/***", $"/v1/actors/ce_{key.Split('_')[1]}_***"], entries.Select(e => (string)e["path"]!).Order());
        Assert.DoesNotContain(api.Log.All, l => l.Category.StartsWith("ConflictEvents", StringComparison.Ordinal) && l.Text.Contains(ApiFixture.AdminKey, StringComparison.Ordinal));
        Assert.DoesNotContain(api.Log.All, l => l.Category.StartsWith("ConflictEvents", StringComparison.Ordinal) && l.Text.Contains(key.Split('_')[2], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_hold_each_entry_once_in_one_order()
    {
        var (client, name) = await ColleagueAsync(Role.Admin);
        for (var i = 0; i < 4; i++)
        {
            await client.CreateActorAsync(Given.AnActor());
            (await client.PostAsync("/v1/keys", new JsonObject { ["name"] = Given.Fresh("paged "), ["role"] = "reader" })).Dispose();
        }
        var all = await EntriesAsync($"by={name}&limit=500");
        var paged = new List<JsonObject>();

        string? cursor = null;
        do
        {
            var page = await Admin.ReadAsync($"/v1/audit?by={name}&limit=3{(cursor is null ? "" : $"&cursor={cursor}")}");
            paged.AddRange(page["items"]!.AsArray().Select(e => e!.AsObject()));
            cursor = (string?)page["next"];
        }
        while (cursor is not null);

        Assert.Equal(8, all.Count);
        Assert.Equal(all.Select(e => e.ToJsonString()), paged.Select(e => e.ToJsonString()));
        var times = all.Select(e => (DateTimeOffset)e["at"]!).ToList();
        Assert.Equal(times.OrderDescending(), times);
    }

    [Fact]
    public async Task Only_what_was_done_in_a_span_of_time_is_listed_where_that_is_asked()
    {
        var (client, name) = await ColleagueAsync(Role.Contributor);
        foreach (var _ in Enumerable.Range(0, 3))
            await client.CreateActorAsync(Given.AnActor());
        var all = await EntriesAsync($"by={name}");
        var (second, third) = ((string)all[1]["at"]!, (string)all[0]["at"]!);

        var between = await EntriesAsync($"by={name}&since={second}&until={third}");

        Assert.Equal((string)all[1]["id"]!, (string)Assert.Single(between)["id"]!);
    }

    [Theory]
    [InlineData(Role.Reader)]
    [InlineData(Role.Contributor)]
    [InlineData(Role.Editor)]
    public async Task Only_admins_read_it(Role role)
    {
        using var answer = await api.Client(role).GetAsync(new Uri("/v1/audit", UriKind.Relative));
        using var stranger = await api.Client().GetAsync(new Uri("/v1/audit", UriKind.Relative));

        await answer.ShouldBeProblemAsync(403, "forbidden");
        await stranger.ShouldBeProblemAsync(401, "unauthorized");
    }

    [Theory]
    [InlineData("kind=nothing")]
    [InlineData("since=yesterday")]
    [InlineData("cursor=abc")]
    [InlineData("limit=0")]
    [InlineData("who=me")]
    public async Task What_is_not_understood_is_refused(string query)
    {
        using var answer = await Admin.GetAsync(new Uri($"/v1/audit?{query}", UriKind.Relative));

        Assert.Equal(query.Split('=')[0], (string)(await answer.ShouldBeProblemAsync(400, "invalid_parameter"))["parameter"]!);
    }

    [Fact]
    public async Task A_token_of_another_query_is_refused()
    {
        await ColleagueAsync(Role.Reader);
        await ColleagueAsync(Role.Reader);
        var cursor = (string)(await Admin.ReadAsync("/v1/audit?kind=key&limit=1"))["next"]!;

        using var answer = await Admin.GetAsync(new Uri($"/v1/audit?kind=change&limit=1&cursor={cursor}", UriKind.Relative));

        await answer.ShouldBeProblemAsync(400, "invalid_parameter");
    }

    private async Task<(HttpClient Client, string Name)> ColleagueAsync(Role role)
    {
        var name = Given.Fresh("auditee-");
        using var made = await Admin.PostAsync("/v1/keys", new JsonObject { ["name"] = name, ["role"] = ConflictEvents.Json.WireNames.Of(role) });
        await made.ShouldBeAsync(HttpStatusCode.Created);
        return (api.NewClient((string)(await made.JsonAsync())["key"]!), name);
    }

    private static long Sum(IEnumerable<JsonObject> entries) => entries.Sum(e => (long)e["count"]!);

    private Task<List<JsonObject>> EntriesAsync(string query) => Admin.AuditAsync(query);

    // They are written down every five seconds of the host's clock.
    private async Task<List<JsonObject>> UntilAsync(string query, Func<List<JsonObject>, bool> isThere)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(20))
        {
            api.Clock.Advance(TimeSpan.FromSeconds(5));
            var found = await EntriesAsync(query);
            if (isThere(found) || watch.Elapsed > Patience)
                return found;
        }
    }
}
