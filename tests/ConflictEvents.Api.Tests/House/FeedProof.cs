using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace ConflictEvents.Api.Tests.House;

/// <summary>Whatever a class of tests has written: its feed, folded from the first position on, is what the tables hold now, record by record.</summary>
internal static class FeedProof
{
    // A ledger made by SQL for its size has a feed of its own tests.
    private const long LongestFolded = 20_000;
    private static readonly string[] OfTheLedger = ["id", "revision", "position", "recordedAt", "recordedBy", "changeReason", "changeNote"];

    private const string Standing = """
        select 'event ' || id, number, position, document::text from event_revisions where superseded_at is null and lifecycle <> 'retracted'
        union all select 'actor ' || id, number, position, document::text from actor_revisions where superseded_at is null and lifecycle <> 'retracted' and merged_into is null
        union all select 'source ' || id, number, position, document::text from source_revisions where superseded_at is null and lifecycle <> 'retracted'
        union all select 'dispute ' || id, number, position, document::text from dispute_revisions where superseded_at is null and lifecycle <> 'retracted'
        """;

    /// <summary>Each difference, in a line; none is right.</summary>
    public static async Task<IReadOnlyList<string>> DifferencesAsync(TestDatabase database, Uri address, string key)
    {
        if (await database.ScalarAsync<long>("select position from ledger_head") > LongestFolded)
            return [];
        var folded = await FoldAsync(address, key);
        var standing = (await database.RowsAsync(Standing)).ToDictionary(r => (string)r[0]!, r => $"{r[1]} {r[2]} {JsonNode.Parse((string)r[3]!)!.ToJsonString()}");
        return
        [
            .. standing.Where(s => folded.GetValueOrDefault(s.Key) != s.Value).Select(s => $"{s.Key} is {s.Value}, by the feed {folded.GetValueOrDefault(s.Key, "not there")}"),
            .. folded.Keys.Except(standing.Keys).Select(name => $"{name} is not there, by the feed {folded[name]}"),
        ];
    }

    private static async Task<Dictionary<string, string>> FoldAsync(Uri address, string key)
    {
        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var folded = new Dictionary<string, string>();
        for (var (after, atHead, last) = ("0", false, 0L); !atHead;)
        {
            var page = await client.ReadAsync($"/v1/changes?limit=1000&after={after}");
            foreach (var item in page["items"]!.AsArray())
            {
                Assert.Equal(++last, (long)item!["position"]!);
                Apply(folded, item);
            }
            (after, atHead) = ((string)page["next"]!, (bool)page["atHead"]!);
            Assert.Equal((last, 0), ((long)page["through"]!, (long)page["skipped"]!));
        }
        return folded;
    }

    private static void Apply(Dictionary<string, string> folded, JsonNode item)
    {
        var name = $"{item["record"]} {item["id"]}";
        if ((string)item["action"]! is "left" or "retracted" or "redacted")
        {
            folded.Remove(name);
            return;
        }
        var document = item["document"]!.AsObject();
        var revision = string.Create(CultureInfo.InvariantCulture, $"{document["revision"]} {document["position"]}");
        foreach (var member in OfTheLedger)
            document.Remove(member);
        folded[name] = $"{revision} {document.ToJsonString()}";
    }
}
