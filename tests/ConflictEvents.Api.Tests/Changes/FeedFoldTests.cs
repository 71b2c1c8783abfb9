using ConflictEvents.Api.Tests.Query;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Changes;

/// <summary>A copy that follows the feed is the export of today, wherever it began and whatever it follows.</summary>
public sealed class FeedFoldTests(QueryFixture api) : IClassFixture<QueryFixture>
{
    private const string Everything = "event,actor,source,dispute";
    private const string Standing = "lifecycle=draft,published,withheld";
    private static readonly Random Chance = new(4);
    private static readonly HashSet<string> Usual = ["created", "revised", "retracted"];

    public static readonly TheoryData<string> Filters = new()
    {
        "country=UKR", "kind=strike,meeting", "actor=marsh-guard,RUS", "speaker=river-army", "participantsAll=marsh-guard,RUS", "role=counted_by", "place=Ostrovka", "bbox=30,44,36,50",
        "near=33,47,300", "minPrecision=settlement", "from=2022-03-05&to=2022-03-09", "from=2022-03-05&to=2022-03-09&includeImprecise=true", "tag=campaign:moor", "q=obelisk", "q=lantern%20-meadow",
        "verification=harm:disputed", "method=artillery", "chainBasis=explicit", "admin1=Upper%20Moor", "country=FJI&kind=strike", "perpetrator=RUS", "metric=killed", "status=refused", "quoteMode=verbatim",
        "target=healthcare", "countedBy=lake-press", "lifecycle=published",
    };

    [Theory]
    [InlineData(Role.Reader)]
    [InlineData(Role.Contributor)]
    [InlineData(Role.Editor)]
    public async Task The_whole_feed_folded_is_the_export_from_any_position_on(Role role)
    {
        var client = api.Client(role);
        var filter = role == Role.Reader ? "" : Standing;
        var items = await client.FollowAsync();
        var head = await HeadAsync();
        var expected = (await Mirror.ExportAsync(client, Everything, filter, head)).Records;

        Assert.Equal(expected, new Mirror().Fold(items).Records);
        foreach (var position in new[] { 1, 7, api.Middle, head - 1, head }.Concat(Enumerable.Range(0, 8).Select(_ => Chance.NextInt64(head))))
        {
            var copy = await Mirror.ExportAsync(client, Everything, filter, position);
            Assert.Equal(expected, copy.Fold(await client.FollowAsync(after: $"{position}")).Records);
        }
        Assert.Superset(role == Role.Reader ? [.. Usual, "left"] : Usual, items.Select(i => i.Action()).ToHashSet());
        Assert.Equal(role == Role.Reader, items.Count < head);
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filtered_feed_folded_is_the_filtered_export_from_any_position_on(string filter)
    {
        var head = await HeadAsync();
        foreach (var role in new[] { Role.Reader, Role.Editor })
        {
            var client = api.Client(role);
            var exported = role == Role.Reader || filter.Contains("lifecycle", StringComparison.Ordinal) ? filter : $"{filter}&{Standing}";
            var expected = (await Mirror.ExportAsync(client, "event", exported, head)).Records;
            Assert.NotEmpty(expected);
            var items = await client.FollowAsync(filter);
            Assert.Equal(expected, new Mirror().Fold(items).Records);
            Assert.True(items.Count < head);
            foreach (var position in new[] { api.Middle, Chance.NextInt64(head) })
                Assert.Equal(expected, (await Mirror.ExportAsync(client, "event", exported, position)).Fold(await client.FollowAsync(filter, $"{position}")).Records);
        }
    }

    [Fact]
    public async Task Folded_up_to_any_position_it_is_what_stood_then()
    {
        var editor = api.Client(Role.Editor);
        var items = await editor.FollowAsync();
        Assert.Equal(Enumerable.Range(1, items.Count).Select(p => (long)p), items.Select(i => i.Position()));
        var copy = new Mirror();
        foreach (var item in items)
        {
            copy.Apply(item);
            if (item.Position() % 250 == 0)
                Assert.Equal((await Mirror.ExportAsync(editor, Everything, Standing, item.Position())).Records, copy.Records);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(13)]
    [InlineData(100)]
    public async Task Small_pages_make_up_the_same_feed(int limit)
    {
        var reader = api.Client(Role.Reader);
        var whole = await reader.FollowAsync("kind=meeting");
        var after = limit == 1 ? whole[^30].Position() : 0;

        var pages = await reader.FollowPagesAsync("kind=meeting", $"{after}", limit);

        Assert.Equal(whole.Where(i => i.Position() > after).Select(i => i.ToJsonString()), pages.SelectMany(p => p.Items()).Select(i => i.ToJsonString()));
        Assert.All(pages.SkipLast(1), p => Assert.Equal(limit, p.Items().Count()));
    }

    private Task<long> HeadAsync() => api.Database.ScalarAsync<long>("select position from ledger_head");
}
