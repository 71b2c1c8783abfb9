using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Events;
using ConflictEvents.Keys;
using ConflictEvents.Kinds;

namespace ConflictEvents.Api.Tests.Events;

public sealed class EventRoundTripTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private readonly HttpClient _contributor = api.Client(Role.Contributor);
    private readonly HttpClient _editor = api.Client(Role.Editor);

    [Theory]
    [ClassData(typeof(EventKindNames))]
    public async Task A_full_record_keeps_every_member(string kind)
    {
        var body = await FullBody.OfAsync(kind, _editor);
        var sent = body.DeepClone().AsObject();

        var read = await _editor.ReadAsync((await _editor.CreateEventAsync(body)).Path);

        Assert.Empty(Members(typeof(EventBody)).Except(read.Select(m => m.Key)));
        Assert.Empty(Members(EventKinds.All.Single(k => k.WireName == kind).Details).Append("kind").Except(read["details"]!.AsObject().Select(m => m.Key)));
        // The server found the excerpt, and says where.
        sent.With("citations/0/excerpt/start", 0).With("citations/0/excerpt/end", 36).With("citations/0/excerpt/checked", "found");
        foreach (var (name, value) in sent)
            read[name].ShouldEqual(value);
    }

    [Theory]
    [ClassData(typeof(EventKindNames))]
    public async Task What_was_read_may_be_sent_back_and_changes_nothing(string kind)
    {
        var created = await _editor.CreateEventAsync(await FullBody.OfAsync(kind, _editor));
        var head = await _editor.HeadAsync();

        foreach (var client in new[] { _editor, _contributor })
            foreach (var path in new[] { created.Path, $"{Desk.Room(kind)}/{created.Id}" })
            {
                var read = await client.ReadAsync(path);
                using var put = await client.PutAsync(path, read, created.ETag);
                using var patched = await client.PatchAsync(path, new JsonObject(), created.ETag);
                using var patchedWithAll = await client.PatchAsync(path, read, created.ETag);

                foreach (var answer in new[] { put, patched, patchedWithAll })
                {
                    await answer.ShouldBeAsync(HttpStatusCode.OK);
                    Assert.Equal(created.ETag, answer.ETag());
                    Assert.Null(answer.Headers.Location);
                    (await answer.JsonAsync()).ShouldEqual(created.Json);
                }
            }
        Assert.Equal(head, await _editor.HeadAsync());
    }

    [Theory]
    [ClassData(typeof(EventKindNames))]
    public async Task A_short_record_may_be_sent_back_as_well(string kind)
    {
        var created = await _contributor.PublishAsync(await _contributor.ABodyAsync(kind));

        using var put = await _contributor.PutAsync(created.Path, await _contributor.ReadAsync(created.Path), created.ETag);

        await put.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(created.ETag, put.ETag());
    }

    [Fact]
    public async Task The_server_s_own_fields_are_ignored_in_a_new_record()
    {
        var created = await _contributor.CreateEventAsync(Given.AStrike()
            .With("revision", 99).With("position", -1).With("recordedAt", "yesterday").With("recordedBy", new JsonArray("nobody")));

        Assert.Equal(1, created.Revision);
        Assert.True(created.Position > 0);
        Assert.StartsWith("Contributor", (string)created.Json["recordedBy"]!, StringComparison.Ordinal);
        Assert.True(DateTimeOffset.Parse((string)created.Json["recordedAt"]!, System.Globalization.CultureInfo.InvariantCulture) > DateTimeOffset.UnixEpoch.AddYears(50));
    }

    [Fact]
    public async Task The_server_s_own_fields_are_no_change()
    {
        var created = await _contributor.CreateEventAsync(Given.AStrike());

        using var answer = await _contributor.PatchAsync(created.Path, new JsonObject { ["revision"] = 7, ["position"] = 1, ["recordedAt"] = "2000-01-01T00:00:00Z", ["recordedBy"] = "x" }, created.ETag);

        await answer.ShouldBeAsync(HttpStatusCode.OK);
        (await answer.JsonAsync()).ShouldEqual(created.Json);
    }

    [Fact]
    public async Task The_id_of_the_address_may_stand_in_the_body_and_no_other()
    {
        var created = await _contributor.CreateEventAsync(Given.AStrike());
        var other = Guid.CreateVersion7().ToString();

        using var put = await _contributor.PutAsync(created.Path, Given.AStrike().With("id", other), created.ETag);
        using var patched = await _contributor.PatchAsync(created.Path, new JsonObject { ["id"] = other }, created.ETag);
        using var made = await _contributor.PutAsync($"/v1/events/{Guid.CreateVersion7()}", Given.AStrike().With("id", other), ifNoneMatch: "*");
        using var same = await _contributor.PutAsync(created.Path, Given.AStrike(title: "Another title").With("id", created.Id), created.ETag);

        await put.ShouldBeProblemAsync(400, "/id", "other_id");
        await patched.ShouldBeProblemAsync(400, "/id", "other_id");
        await made.ShouldBeProblemAsync(400, "/id", "other_id");
        await same.ShouldBeAsync(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/colour")]
    [InlineData("/time/colour")]
    [InlineData("/location/colour")]
    [InlineData("/details/colour")]
    [InlineData("/details/targets/0/location/colour")]
    [InlineData("/citations/0/excerpt/colour")]
    [InlineData("/links/0/colour")]
    public async Task An_unknown_member_is_refused_by_its_pointer(string pointer)
    {
        var body = await FullBody.OfAsync("strike", _editor);
        body.With(pointer[1..], "red");
        var known = await _editor.CreateEventAsync(Given.AStrike());

        using var posted = await _editor.PostAsync("/v1/events", body);
        using var postedToDoor = await _editor.PostAsync("/v1/strikes", body);
        using var put = await _editor.PutAsync(known.Path, body, known.ETag);
        using var patched = await _editor.PatchAsync(known.Path, body, known.ETag);

        foreach (var answer in new[] { posted, postedToDoor, put, patched })
            await answer.ShouldBeProblemAsync(400, pointer, "unknown_member");
    }

    private static IEnumerable<string> Members(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.Name != nameof(EventDetails.Kind)).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));
}
