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

    // Each to readers or to editors; the lists' own tests hold every filter against every role.
    public static readonly TheoryData<string, Role> Filters = new()
    {
        { "country=UKR", Role.Reader }, { "country=UKR", Role.Editor }, { "kind=strike,meeting", Role.Editor }, { "actor=marsh-guard,RUS", Role.Reader }, { "speaker=river-army", Role.Editor },
        { "participantsAll=marsh-guard,RUS", Role.Reader }, { "role=counted_by", Role.Editor }, { "place=Ostrovka", Role.Reader }, { "bbox=30,44,36,50", Role.Reader }, { "near=33,47,300", Role.Editor },
        { "minPrecision=settlement", Role.Reader }, { "from=2022-03-05&to=2022-03-09", Role.Editor }, { "from=2022-03-05&to=2022-03-09&includeImprecise=true", Role.Reader }, { "tag=campaign:moor", Role.Editor },
        { "q=obelisk", Role.Reader }, { "q=lantern%20-meadow", Role.Editor }, { "verification=harm:disputed", Role.Reader }, { "method=artillery", Role.Editor }, { "chainBasis=explicit", Role.Reader },
        { "admin1=Upper%20Moor", Role.Editor }, { "country=FJI&kind=strike", Role.Reader }, { "perpetrator=RUS", Role.Editor }, { "metric=killed", Role.Reader }, { "status=refused", Role.Editor },
        { "quoteMode=verbatim", Role.Reader }, { "target=healthcare", Role.Editor }, { "countedBy=lake-press", Role.Reader }, { "lifecycle=published", Role.Editor }, { "lifecycle=draft,withheld", Role.Editor },
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
        foreach (var position in new[] { 1, api.Middle, head - 1 }.Concat(Enumerable.Range(0, 3).Select(_ => Chance.NextInt64(head))))
        {
            var copy = await Mirror.ExportAsync(client, Everything, filter, position);
            Assert.Equal(expected, copy.Fold(await client.FollowAsync(after: $"{position}")).Records);
        }
        Assert.Superset(role == Role.Reader ? [.. Usual, "left"] : Usual, items.Select(i => i.Action()).ToHashSet());
        Assert.Equal(role == Role.Reader, items.Count < head);
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filtered_feed_folded_is_the_filtered_export_from_any_position_on(string filter, Role role)
    {
        var (client, head) = (api.Client(role), await HeadAsync());
        var exported = role == Role.Reader || filter.Contains("lifecycle", StringComparison.Ordinal) ? filter : $"{filter}&{Standing}";
        var expected = (await Mirror.ExportAsync(client, "event", exported, head)).Records;
        Assert.NotEmpty(expected);
        var items = await client.FollowAsync(filter);

        Assert.Equal(expected, new Mirror().Fold(items).Records);
        Assert.True(items.Count < head);
        var position = Chance.NextInt64(head);
        Assert.Equal(expected, (await Mirror.ExportAsync(client, "event", exported, position)).Fold(await client.FollowAsync(filter, $"{position}")).Records);
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
            if (item.Position() % 500 == 0)
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
