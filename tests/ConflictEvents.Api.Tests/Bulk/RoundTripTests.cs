using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Sample;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Bulk;

/// <summary>What one server exports, another takes in, and shows the same.</summary>
public sealed class RoundTripTests(SampleFixture sample) : IClassFixture<SampleFixture>
{
    private static readonly string[] Own = ["position", "recordedAt", "recordedBy", "revision", "changeReason", "changeNote"];

    [Theory]
    [InlineData("ndjson", BulkCalls.Ndjson)]
    [InlineData("csv", BulkCalls.Csv)]
    public async Task The_sample_pushed_into_an_empty_server_is_the_same_there(string form, string type)
    {
        var empty = new ApiFixture();
        await empty.InitializeAsync();
        try
        {
            var (from, to) = (sample.Client(Role.Editor), empty.Client(Role.Editor));
            foreach (var (record, path) in new[] { ("source", "/v1/sources/export?text=true&"), ("actor", "/v1/actors/export?"), ("event", "/v1/events/export?lifecycle=draft,published&") })
            {
                var results = await to.BulkAsync($"?record={record}", await TextAsync(from, $"{path}format={form}"), type);

                Assert.Empty(results.Where(r => (string)r["status"]! != "created").Select(r => r.ToJsonString()));
                Assert.Equal(await RecordsAsync(from, $"{path}format=ndjson"), await RecordsAsync(to, $"{path}format=ndjson"));
            }
        }
        finally
        {
            await empty.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("event", "/v1/events/export?lifecycle=draft,published&format=csv")]
    [InlineData("source", "/v1/sources/export?format=csv")]
    [InlineData("actor", "/v1/actors/export?format=csv")]
    public async Task A_table_sent_back_changes_nothing(string record, string path)
    {
        var editor = sample.Client(Role.Editor);

        var results = await editor.BulkAsync($"?record={record}", await TextAsync(editor, path), BulkCalls.Csv);

        Assert.NotEmpty(results);
        Assert.Empty(results.Where(r => (string)r["status"]! != "unchanged").Select(r => r.ToJsonString()));
    }

    private static async Task<string> TextAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        await answer.ShouldBeAsync(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<IReadOnlyList<string>> RecordsAsync(HttpClient client, string path) =>
        [.. (await TextAsync(client, path)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(WithoutOwn).Order(StringComparer.Ordinal)];

    private static string WithoutOwn(string line)
    {
        var record = JsonNode.Parse(line)!.AsObject();
        foreach (var name in Own)
            record.Remove(name);
        return record.ToJsonString();
    }
}
