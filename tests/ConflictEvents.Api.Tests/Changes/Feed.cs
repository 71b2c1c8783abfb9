using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Changes;

/// <summary>The feed as a consumer follows it: page after page to the head, with each page's account checked.</summary>
internal static class Feed
{
    /// <summary>A page, whose account is right.</summary>
    public static async Task<JsonObject> PageAsync(this HttpClient client, string query)
    {
        var page = await client.ReadAsync($"/v1/changes?{query}");
        DemandAccount(page);
        return page;
    }

    /// <summary>All items behind a position or token, up to the head.</summary>
    public static async Task<List<JsonObject>> FollowAsync(this HttpClient client, string filter = "", string? after = null, int limit = 1000) =>
        (await client.FollowPagesAsync(filter, after, limit)).SelectMany(Items).ToList();

    /// <summary>All pages behind a position or token, up to the head.</summary>
    public static async Task<List<JsonObject>> FollowPagesAsync(this HttpClient client, string filter = "", string? after = null, int limit = 1000)
    {
        List<JsonObject> pages = [];
        do
        {
            var page = await client.PageAsync(string.Join('&', new[] { filter, $"limit={limit}", after is null ? "" : $"after={after}" }.Where(p => p.Length > 0)));
            if (pages.Count > 0)
                Assert.Equal((long)pages[^1]["through"]!, (long)page["after"]!);
            pages.Add(page);
            after = (string)page["next"]!;
        }
        while (!(bool)pages[^1]["atHead"]!);
        return pages;
    }

    public static IEnumerable<JsonObject> Items(this JsonObject page) => page["items"]!.AsArray().Select(i => i!.AsObject());

    public static long Position(this JsonObject item) => (long)item["position"]!;

    public static string Action(this JsonObject item) => (string)item["action"]!;

    public static string Id(this JsonObject item) => (string)item["id"]!;

    private static void DemandAccount(JsonObject page)
    {
        var positions = page.Items().Select(Position).ToList();
        var (after, through, head) = ((long)page["after"]!, (long)page["through"]!, (long)page["head"]!);
        Assert.Equal(through - after, positions.Count + (long)page["skipped"]!);
        Assert.Equal(positions.Distinct().Order(), positions);
        Assert.All(positions, p => Assert.InRange(p, after + 1, through));
        Assert.InRange(through, after, head);
        Assert.Equal(through == head, (bool)page["atHead"]!);
    }
}
