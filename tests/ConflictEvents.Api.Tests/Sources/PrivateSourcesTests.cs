using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Sources;

/// <summary>Readers learn that there is a private source and of what kind: never whose it is, and not a word of it.</summary>
public sealed class PrivateSourcesTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Words = "the witness saw nine of them";

    private HttpClient Editor => api.Client(Role.Editor);

    [Fact]
    public async Task Readers_get_neither_whose_it_is_nor_a_word_of_it_by_any_route()
    {
        var source = await Editor.CreateSourceAsync(Secret("private", "murmur"));
        var strike = await Editor.CreateEventAsync(Citing(source, mark: "murmur"));
        await Editor.ReviseAsync(strike, new JsonObject { ["summary"] = "Revised." });
        await Editor.ReviseAsync(source, new JsonObject { ["scale"] = "murmur-scale two" });

        foreach (var client in new[] { api.Client(), api.Client(Role.Reader) })
            foreach (var path in Paths(source, strike))
            {
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
                await answer.ShouldBeAsync(HttpStatusCode.OK);
                var text = await answer.Content.ReadAsStringAsync();
                foreach (var secret in new[] { "murmur-", (string)source.Json["textSha256"]! })
                    Assert.False(text.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{path} tells {secret}: {text}");
            }
    }

    [Fact]
    public async Task Colleagues_get_all_of_it()
    {
        var source = await Editor.CreateSourceAsync(Secret("private"));
        var strike = await Editor.CreateEventAsync(Citing(source));

        var read = await api.Client(Role.Contributor).ReadAsync(source.Path);
        var cited = await api.Client(Role.Contributor).ReadAsync(strike.Path);

        Assert.Contains("hush", (string)read["publisher"]!, StringComparison.Ordinal);
        Assert.Equal(Words, (string)cited["citations"]![0]!["excerpt"]!["text"]!);
    }

    [Fact]
    public async Task Readers_learn_that_there_is_one_and_of_what_kind()
    {
        var source = await Editor.CreateSourceAsync(Secret("private"));
        var strike = await Editor.CreateEventAsync(Citing(source));

        var read = await api.Client().ReadAsync(source.Path);
        var cited = await api.Client().ReadAsync(strike.Path);

        Assert.Equal((source.Id, "witness", "private"), ((string)read["id"]!, (string)read["kind"]!, (string)read["access"]!));
        Assert.Equal(source.Id, (string)cited["citations"]![0]!["source"]!);
    }

    [Fact]
    public async Task Its_hash_finds_it_for_colleagues_alone()
    {
        var source = await Editor.CreateSourceAsync(Secret("private"));
        var path = $"/v1/sources?textSha256={source.Json["textSha256"]}";

        Assert.Empty((await api.Client().ReadAsync(path))["items"]!.AsArray());
        Assert.Single((await Editor.ReadAsync(path))["items"]!.AsArray());
    }

    [Fact]
    public async Task A_source_that_becomes_private_takes_the_events_that_cite_it_along_in_one_block()
    {
        var source = await Editor.CreateSourceAsync(Secret("public"));
        var published = await Editor.CreateEventAsync(Citing(source));
        var draft = await Editor.CreateEventAsync(Citing(source, "draft"));
        var other = await Editor.CreateEventAsync(Given.AStrike(source: Guid.Parse((await Editor.CreateSourceAsync(Given.ASource())).Id), lifecycle: "published"));
        var before = other.Position;

        var hidden = await Editor.ReviseAsync(source, new JsonObject { ["access"] = "private", ["changeReason"] = "legal" });

        var positions = new[] { hidden.Position, await PositionOfAsync(published), await PositionOfAsync(draft) };
        Assert.Equal([before + 1, before + 2, before + 3], positions.Order());
        Assert.Equal(other.Position, await PositionOfAsync(other));
        Assert.Equal((2, "legal"), ((int)(await Editor.ReadAsync(published.Path))["revision"]!, (string)(await Editor.ReadAsync(published.Path))["changeReason"]!));
        Assert.DoesNotContain(Words, (await api.Client().ReadAsync(published.Path)).ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hush", (await api.Client().ReadAsync(source.Path)).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_is_private_no_longer_gives_its_words_back()
    {
        var source = await Editor.CreateSourceAsync(Secret("private"));
        var strike = await Editor.CreateEventAsync(Citing(source));

        await Editor.ReviseAsync(source, new JsonObject { ["access"] = "paywalled" });

        Assert.Equal(Words, (string)(await api.Client().ReadAsync(strike.Path))["citations"]![0]!["excerpt"]!["text"]!);
        Assert.Contains("hush", (string)(await api.Client().ReadAsync(source.Path))["publisher"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_was_retracted_when_its_source_became_private_comes_back_without_its_words()
    {
        var source = await Editor.CreateSourceAsync(Secret("public"));
        var strike = await Editor.CreateEventAsync(Citing(source));
        var tombstone = await Editor.RetractAsync(strike);
        await Editor.ReviseAsync(source, new JsonObject { ["access"] = "private" });

        using var restored = await Editor.PostAsync($"{strike.Path}/restore", null, tombstone);
        await restored.ShouldBeAsync(HttpStatusCode.OK);

        Assert.DoesNotContain(Words, (await api.Client().ReadAsync(strike.Path)).ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(Words, (string)(await Editor.ReadAsync(strike.Path))["citations"]![0]!["excerpt"]!["text"]!);
    }

    [Fact]
    public async Task The_tombstone_of_a_private_source_tells_no_more()
    {
        var source = await Editor.CreateSourceAsync(Secret("private"));
        await Editor.RetractAsync(source);

        using var gone = await api.Client().GetAsync(new Uri(source.Path, UriKind.Relative));

        Assert.DoesNotContain("hush", (await gone.ShouldBeProblemAsync(410, "retracted")).ToJsonString(), StringComparison.Ordinal);
    }

    private async Task<long> PositionOfAsync(Kept record) => (long)(await Editor.ReadAsync(record.Path))["position"]!;

    private static string[] Paths(Kept source, Kept strike) =>
    [
        source.Path, $"{source.Path}?asOf={source.Position}", $"{source.Path}/revisions", $"{source.Path}/revisions/1", $"{source.Path}/diff", $"{source.Path}/events",
        "/v1/sources?limit=500", $"/v1/sources?limit=500&asOf={source.Position}",
        strike.Path, $"/v1/strikes/{strike.Id}", $"{strike.Path}?asOf={strike.Position}", $"{strike.Path}/revisions", $"{strike.Path}/revisions/1", $"{strike.Path}/diff",
        "/v1/events?limit=500", "/v1/strikes?limit=500", $"/v1/events?source={source.Id}",
    ];

    private static JsonObject Secret(string access, string mark = "hush") =>
        Given.ASource($"In a low voice {mark}-{Words}, {Given.Fresh("number ")}.", Given.Fresh($"{mark}-publisher "), access: access)
            .With("kind", "witness").With("title", $"{mark}-title").With("url", $"https://{mark}-host.example/a").With("scale", $"{mark}-scale");

    private static JsonObject Citing(Kept source, string lifecycle = "published", string mark = "hush") => Given.AStrike(lifecycle: lifecycle).With("citations", new JsonArray(new JsonObject
    {
        ["source"] = source.Id,
        ["excerpt"] = new JsonObject { ["text"] = mark == "hush" ? Words : $"{mark}-{Words}" },
        ["chain"] = new JsonArray($"{mark}-Witness"),
        ["chainBasis"] = "explicit",
        ["note"] = $"{mark}-note",
    }));
}
