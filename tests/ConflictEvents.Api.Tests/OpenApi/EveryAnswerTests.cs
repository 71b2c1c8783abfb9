using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.House.Contract;
using ConflictEvents.Api.Tests.Sample;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.OpenApi;

/// <summary>Views that differ by who asks fit the contract all the same: the client checks each answer.</summary>
public sealed class EveryAnswerTests(SampleFixture api) : IClassFixture<SampleFixture>
{
    private static readonly Role?[] Views = [null, Role.Contributor];

    [Fact]
    public async Task Every_list_of_the_sample_and_every_record_in_it_fits_the_contract()
    {
        foreach (var path in ContractFile.Committed.Operations.Where(o => o.Method == "get" && !o.Path.Contains('{') && o.Path.StartsWith("/v1/", StringComparison.Ordinal)).Select(o => o.Path))
            foreach (var role in Views)
            {
                using var list = await api.Client(role).GetAsync(Address(path));
                if (list.StatusCode != HttpStatusCode.OK || list.Content.Headers.ContentType?.MediaType != "application/json" || (await list.JsonAsync())["items"] is not JsonArray items)
                    continue;
                foreach (var id in items.Select(item => item!["id"] ?? item["slug"]).OfType<JsonNode>())
                    await RecordAsync(path, id.ToString(), role);
            }
    }

    [Fact]
    public async Task What_is_kept_from_readers_and_what_was_retracted_fits_the_contract()
    {
        var editor = api.Client(Role.Editor);
        var source = await editor.CreateSourceAsync(Given.ASource(text: "At least 3 people died.", access: "private"));
        var strike = await editor.CreateEventAsync(Given.AStrike(source: Guid.Parse(source.Id), lifecycle: "published").With("sensitivity", new JsonArray("location_risk")));
        var other = await editor.CreateEventAsync(Given.AStrike(lifecycle: "published", source: Guid.Parse(source.Id)));
        var dispute = await editor.CreateDisputeAsync(Given.ADispute(Guid.Parse(strike.Id)));
        var actor = await editor.CreateActorAsync(Given.AnActor());
        await editor.RetractAsync(dispute);
        await editor.RetractAsync(actor);
        using var retracted = await editor.DeleteAsync($"{strike.Path}?reason=own_error&successor={other.Id}", strike.ETag);

        await retracted.ShouldBeAsync(HttpStatusCode.OK);
        foreach (var role in Views)
            foreach (var record in new[] { source, strike, other, dispute, actor })
            {
                await RecordAsync(record.Room, record.Id, role);
                foreach (var path in new[] { "/revisions", "/revisions/1", "/revisions/2", "/diff?from=1&to=1" })
                    using (await api.Client(role).GetAsync(Address(record.Path + path)))
                    {
                    }
            }
    }

    private async Task RecordAsync(string room, string id, Role? role)
    {
        var client = api.Client(role);
        using var record = await client.GetAsync(Address($"{room}/{id}"));
        if (record.StatusCode == HttpStatusCode.OK && record.Headers.ETag is { } tag)
            using (var again = await client.AskAsync(HttpMethod.Get, $"{room}/{id}", ifNoneMatch: tag.Tag))
                await again.ShouldBeAsync(HttpStatusCode.NotModified);
    }

    private static Uri Address(string path) => new(path, UriKind.Relative);
}
