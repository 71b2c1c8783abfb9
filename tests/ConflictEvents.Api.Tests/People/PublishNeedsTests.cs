using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.Bulk;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.People;

/// <summary>A desk where a second pair of eyes publishes.</summary>
public sealed class PublishNeedsTests(PublishNeedsTests.Fixture api) : IClassFixture<PublishNeedsTests.Fixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public sealed class Fixture : ApiFixture
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["ConflictEvents:PublishNeeds"] = "editor" };
    }

    private HttpClient Contributor => api.Client(Role.Contributor);

    private HttpClient Editor => api.Client(Role.Editor);

    [Fact]
    public async Task Contributors_write_drafts_and_editors_publish_them()
    {
        var draft = await Contributor.CreateEventAsync(await StrikeAsync("draft"));
        draft = await Contributor.ReviseAsync(draft, new JsonObject { ["title"] = "Reworked" });

        using var refused = await Contributor.PatchAsync(draft.Path, new JsonObject { ["lifecycle"] = "published" }, draft.ETag);
        var published = await Editor.ReviseAsync(draft, new JsonObject { ["lifecycle"] = "published" });

        await ShouldNeedEditorAsync(refused);
        Assert.Equal("published", (string)published.Json["lifecycle"]!);
    }

    [Theory]
    [InlineData("/v1/events")]
    [InlineData("/v1/strikes")]
    public async Task No_door_publishes_for_a_contributor(string room)
    {
        var body = await StrikeAsync("published");
        var draft = await Contributor.CreateAsync(room, await StrikeAsync("draft"));

        using var posted = await Contributor.PostAsync(room, body);
        using var put = await Contributor.PutAsync($"{room}/{Guid.CreateVersion7()}", body, ifNoneMatch: "*");
        using var replaced = await Contributor.PutAsync(draft.Path, body, draft.ETag);
        using var patched = await Contributor.PatchAsync(draft.Path, new JsonObject { ["lifecycle"] = "published" }, draft.ETag);
        using var later = await Contributor.PostAsync(room, body.DeepClone().AsObject().With("embargoedUntil", ConflictEvents.Json.WireTimes.Format(api.Clock.GetUtcNow().AddDays(1))));

        foreach (var answer in new[] { posted, put, replaced, patched, later })
            await ShouldNeedEditorAsync(answer);
    }

    [Fact]
    public async Task What_is_published_is_revised_by_editors_and_may_be_sent_back_as_it_is()
    {
        var published = await Editor.CreateEventAsync(await StrikeAsync("published"));

        using var patched = await Contributor.PatchAsync(published.Path, new JsonObject { ["title"] = "Another" }, published.ETag);
        using var put = await Contributor.PutAsync(published.Path, published.Json.DeepClone().AsObject().With("title", "Another"), published.ETag);
        using var same = await Contributor.PutAsync(published.Path, published.Json, published.ETag);
        var revised = await Editor.ReviseAsync(published, new JsonObject { ["title"] = "Another" });

        await ShouldNeedEditorAsync(patched);
        await ShouldNeedEditorAsync(put);
        await same.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(2, revised.Revision);
    }

    [Fact]
    public async Task A_bulk_write_is_held_to_it_line_by_line()
    {
        var published = await Editor.CreateEventAsync(await StrikeAsync("published"));
        var same = published.Json.DeepClone().AsObject();
        var lines = new JsonNode[]
        {
            (await StrikeAsync("draft")).Event(), (await StrikeAsync("published")).Event(), same.DeepClone().AsObject().With("title", "Another").Event(), same.Event(),
        };

        var byContributor = await Contributor.BulkAsync(lines[..3]);
        var again = await Contributor.BulkAsync(lines[3]);
        var byEditor = await Editor.BulkAsync(lines[1], lines[2]);

        Assert.Equal("created refused refused", byContributor.Statuses());
        Assert.All(byContributor.Skip(1), line => Assert.Equal(["/lifecycle forbidden"], line.Errors()));
        Assert.Equal("unchanged", again.Statuses());
        Assert.Equal("created revised", byEditor.Statuses());
    }

    [Fact]
    public async Task An_import_has_the_rights_of_who_sent_it()
    {
        var text = BulkCalls.Text((await StrikeAsync("draft")).Event(), (await StrikeAsync("published")).Event());
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = new(BulkCalls.Ndjson);
        using var sent = await Contributor.PostAsync(new Uri("/v1/imports", UriKind.Relative), content);
        var path = $"/v1/imports/{(await sent.JsonAsync())["id"]}";
        using var patience = new CancellationTokenSource(Patience);
        JsonObject job;
        while ((job = await Contributor.ReadAsync(path))["finishedAt"] is null)
            await Task.Delay(20, patience.Token);

        var report = await Contributor.GetStringAsync(new Uri($"{path}/report", UriKind.Relative));

        Assert.Equal((1, 1), ((int)job["created"]!, (int)job["refused"]!));
        Assert.Contains("forbidden", report, StringComparison.Ordinal);
        Assert.Contains("/lifecycle", report, StringComparison.Ordinal);
    }

    private async Task<JsonObject> StrikeAsync(string lifecycle) =>
        Given.AStrike(source: Guid.Parse((await Contributor.CreateSourceAsync(Given.ASource())).Id), lifecycle: lifecycle);

    private static async Task ShouldNeedEditorAsync(HttpResponseMessage answer)
    {
        var problem = await answer.ShouldBeProblemAsync(403, "/lifecycle", "forbidden");
        Assert.Contains("needs the role editor", (string)problem["detail"]!, StringComparison.Ordinal);
    }
}
