using System.Text;
using ConflictEvents.Exchange.Formats.Files;

namespace ConflictEvents.Tests.Formats;

/// <summary>Lists in JSON files, item by item.</summary>
public sealed class JsonItemReaderTests
{
    private static async Task<List<(long Line, string Said)>> ReadAsync(string json)
    {
        await using var text = await FileText.OpenAsync(new MemoryStream(Encoding.UTF8.GetBytes(json)), CancellationToken.None);
        var items = new List<(long, string)>();
        await foreach (var item in new JsonItemReader(text, "Result", "features").ItemsAsync(CancellationToken.None))
            items.Add((item.Line, item.Broken?.Code ?? item.Value.GetRawText()));
        return items;
    }

    [Theory]
    [InlineData("[\n{\"a\":1},\n2]"), InlineData("{\"TotalCount\":2,\"Result\":[\n{\"a\":1},\n2],\"Next\":{\"features\":[9]}}")]
    [InlineData("{\"crs\":{\"Result\":[7]},\"features\":[\n{\"a\":1},\n2\n]}"), InlineData("\uFEFF[\n{\"a\":1},\n2]")]
    public async Task Items_are_found_with_their_lines(string json) => Assert.Equal([(2, "{\"a\":1}"), (3, "2")], await ReadAsync(json));

    [Fact]
    public async Task Items_longer_than_a_buffer_are_whole()
    {
        var words = string.Join(",\n", Enumerable.Range(0, 300).Select(i => $"\"{new string('x', i * 11)}{i}\""));
        var items = await ReadAsync($"{{\"a\":[1,2],\"features\":[{words}]}}");
        Assert.Equal(300, items.Count);
        Assert.Equal(Enumerable.Range(1, 300).Select(i => (long)i), items.Select(i => i.Line));
        Assert.EndsWith("x299\"", items[^1].Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "not_this_format"), InlineData("{\"Result\":3}", "not_this_format"), InlineData("[1,", "invalid_json"), InlineData("[1, oops]", "invalid_json"), InlineData("[1, {\"a\":", "invalid_json")]
    public async Task What_cannot_be_read_is_told(string json, string code) => Assert.Equal(code, (await ReadAsync(json))[^1].Said);
}
