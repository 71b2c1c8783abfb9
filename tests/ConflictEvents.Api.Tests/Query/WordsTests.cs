using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.Bulk;
using ConflictEvents.Api.Tests.Hosting;
using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Query;

/// <summary>`q`: which words find an event, and which event comes first.</summary>
public sealed class WordsTests
{
    private static readonly (string Title, string Summary)[] Texts =
    [
        ("Rockets hit the northern market", "Two shells struck a bakery."),
        ("A rocket hit a market", "The bakeries stayed shut."),
        ("To be or not to be", "Officials said no more."),
        ("Frappe à Marioupol", "Des bombardements ont touché l'hôpital."),
        ("Удар по рынку", "Обстріл тривав годину."),
        ("Air-raid near the aid convoy", "155mm rounds were found."),
    ];

    private static readonly (string Q, int[] Found)[] Cases =
    [
        ("rockets", [0, 1]), ("rocket market", [0, 1]), ("BAKERY", [0, 1]), ("the rocket", [0, 1]), ("hit -northern", [1]), ("market -bakery", []),
        ("\"hit the market\"", [1]), ("\"to be or not\"", [2]), ("hopital", [3]), ("bombardement", [3]), ("удар", [4]), ("обстріл or convoys", [4, 5]),
        ("air-raid", [5]), ("\"aid convoy\"", [5]), ("\"convoy aid\"", []), ("155mm", [5]), ("bakery -\"northern market\"", [1]),
    ];

    [Fact]
    public async Task Words_are_found_by_their_stems_also_in_vectors_that_an_older_release_made()
    {
        await using var host = await WiredHost.StartAsync();
        var ids = await WriteAsync(host);
        foreach (var (q, found) in Cases)
            Assert.Equal((q, Text(found.Select(n => ids[n]).Order())), (q, Text((await AskAsync(host, q)).Order())));

        await host.Database.ExecuteAsync("""
            update event_revisions set search = event_words(json_build_object('title', document ->> 'title', 'text', concat_ws(E'\n', document ->> 'summary', document #>> '{location,name}'), 'actors', json_build_array()))
            """);
        foreach (var (q, found) in Cases)
            Assert.Equal((q, Text(found.Select(n => ids[n]).Order())), (q, Text((await AskAsync(host, q)).Order())));
    }

    [Fact]
    public async Task The_title_with_the_very_word_comes_before_one_with_another_form_of_it()
    {
        await using var host = await WiredHost.StartAsync();
        var ids = await WriteAsync(host);

        Assert.Equal([ids[1], ids[0]], await AskAsync(host, "rocket", "&sort=relevance"));
        Assert.Equal([ids[0], ids[1]], await AskAsync(host, "rockets", "&sort=relevance"));
    }

    private static async Task<string[]> WriteAsync(WiredHost host)
    {
        var body = Given.AStrike();
        var results = await host.Client.BulkAsync([.. Texts.Select(t => body.With("id", Guid.CreateVersion7().ToString()).With("title", t.Title).With("summary", t.Summary).Event())]);
        return [.. results.Select(r => (string)r["id"]!)];
    }

    private static async Task<IReadOnlyList<string>> AskAsync(WiredHost host, string q, string more = "")
    {
        var answer = JsonNode.Parse(await host.Client.GetStringAsync(new Uri($"/v1/events?lifecycle=draft&q={Uri.EscapeDataString(q)}{more}", UriKind.Relative)))!;
        return [.. answer["items"]!.AsArray().Select(i => (string)i!["id"]!)];
    }

    private static string Text(IEnumerable<string> ids) => string.Join(' ', ids);
}
