using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Query;

/// <summary>The reporting clock: what was published by then, as far as the caller may know, beside the recording clock.</summary>
public sealed class KnownByTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_correction_of_the_day_of_publication_reaches_the_events_that_cite_it_and_the_past_stays()
    {
        var editor = api.Client(Role.Editor);
        var source = await editor.CreateSourceAsync(Given.ASource(publishedAt: "2022-03-12"));
        var strike = await editor.CreateEventAsync(Given.AStrike(source: Guid.Parse(source.Id), lifecycle: "published"));
        Assert.False(await IsKnownAsync(Role.Reader, strike, "2022-03-11T23:00:00Z"));
        Assert.True(await IsKnownAsync(Role.Reader, strike, "2022-03-13T00:00:00Z"));

        await editor.ReviseAsync(source, new JsonObject { ["publishedAt"] = "2022-03-10T18:00:00+02:00", ["changeReason"] = "source_corrected" });

        Assert.True(await IsKnownAsync(Role.Reader, strike, "2022-03-10T16:00:00Z"));
        Assert.False(await IsKnownAsync(Role.Reader, strike, "2022-03-10T15:59:59Z"));
        Assert.False(await IsKnownAsync(Role.Reader, strike, "2022-03-11T23:00:00Z", strike.Position));
        var revisions = (await editor.ReadAsync($"{strike.Path}/revisions"))["items"]!.AsArray();
        Assert.Equal((2, "source_corrected"), ((int)revisions[0]!["revision"]!, (string)revisions[0]!["changeReason"]!));
    }

    [Fact]
    public async Task A_correction_of_another_source_that_was_later_anyway_leaves_the_event_alone()
    {
        var editor = api.Client(Role.Editor);
        var first = await editor.CreateSourceAsync(Given.ASource(publishedAt: "2022-03-01"));
        var later = await editor.CreateSourceAsync(Given.ASource(publishedAt: "2022-03-20"));
        var strike = await editor.CreateEventAsync(Given.AStrike(lifecycle: "published").With("citations", new JsonArray(new JsonObject { ["source"] = first.Id }, new JsonObject { ["source"] = later.Id })));

        await editor.ReviseAsync(later, new JsonObject { ["publishedAt"] = "2022-03-15" });

        Assert.Equal(1, (int)(await editor.ReadAsync(strike.Path))["revision"]!);
    }

    [Fact]
    public async Task When_a_private_source_was_published_is_the_desks_to_know()
    {
        var editor = api.Client(Role.Editor);
        var hidden = await editor.CreateSourceAsync(Given.ASource(publishedAt: "2022-03-05T10:00:00Z", access: "private"));
        var open = await editor.CreateSourceAsync(Given.ASource(publishedAt: "2022-03-08T10:00:00Z"));
        var strike = await editor.CreateEventAsync(Given.AStrike(lifecycle: "published").With("citations", new JsonArray(new JsonObject { ["source"] = hidden.Id }, new JsonObject { ["source"] = open.Id })));

        Assert.True(await IsKnownAsync(Role.Contributor, strike, "2022-03-06T00:00:00Z"));
        Assert.False(await IsKnownAsync(Role.Reader, strike, "2022-03-06T00:00:00Z"));
        Assert.True(await IsKnownAsync(Role.Reader, strike, "2022-03-09T00:00:00Z"));
    }

    [Fact]
    public async Task What_cites_nothing_was_never_reported()
    {
        var draft = await api.Client(Role.Editor).CreateEventAsync(Given.AStrike());

        using var answer = await api.Client(Role.Contributor).GetAsync($"{draft.Path}?knownBy=2026-01-01T00:00:00Z");
        await answer.ShouldBeAsync(HttpStatusCode.NotFound);
    }

    // By id and in the list alike.
    private async Task<bool> IsKnownAsync(Role role, Kept record, string instant, long? asOf = null)
    {
        var when = $"knownBy={Uri.EscapeDataString(instant)}" + (asOf is null ? "" : $"&asOf={asOf}");
        using var one = await api.Client(role).GetAsync($"{record.Path}?{when}");
        var list = await api.Client(role).ReadAsync($"/v1/events?limit=500&{when}");
        var isListed = list["items"]!.AsArray().Any(i => (string)i!["id"]! == record.Id);
        Assert.Equal(isListed ? HttpStatusCode.OK : HttpStatusCode.NotFound, one.StatusCode);
        return isListed;
    }
}
