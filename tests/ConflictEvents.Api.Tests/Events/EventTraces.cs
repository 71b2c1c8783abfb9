using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Events;

/// <summary>
/// Every route on which something of an event can show, asked at every position that the event had. An event that is
/// hidden leaves no trace on any of them.
/// </summary>
internal sealed class EventTraces
{
    private readonly Kept _event;
    private readonly string _source;
    private readonly string _tag;
    private readonly long[] _positions;

    private EventTraces(Kept record, long[] positions)
    {
        (_event, _positions) = (record, positions);
        _source = (string)record.Json["citations"]![0]!["source"]!;
        _tag = (string)record.Json["tags"]![0]!;
    }

    /// <summary>The traces of an event with a tag of its own and a source, asked from now back to its first revision.</summary>
    public static async Task<EventTraces> OfAsync(Kept record, HttpClient contributor)
    {
        var history = await contributor.ReadAsync($"/v1/events/{record.Id}/revisions?limit=500");
        return new(record, [.. history["items"]!.AsArray().Select(r => (long)r!["position"]!)]);
    }

    /// <summary>A body with a tag and a source of its own, so that lists can be asked for it alone.</summary>
    public static async Task<JsonObject> ABodyAsync(HttpClient contributor, string? lifecycle = null) =>
        Given.AStrike(title: Given.Fresh("Strike "), source: await contributor.NewSourceAsync(), lifecycle: lifecycle).With("tags", new JsonArray(Given.Fresh("trace-")));

    /// <summary>The addresses that show something of the event to this caller; all of them or, where it is hidden, none.</summary>
    public async Task<List<string>> SeenByAsync(HttpClient client)
    {
        List<string> seen = [];
        foreach (var address in Addresses())
        {
            using var answer = await client.GetAsync(address);
            if (answer.StatusCode == HttpStatusCode.NotFound)
                continue;
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Gone, $"{address} answered {(int)answer.StatusCode}");
            if ((await answer.Content.ReadAsStringAsync()).Contains(_event.Id, StringComparison.OrdinalIgnoreCase) || !IsList(address))
                seen.Add(address);
        }
        return seen;
    }

    /// <summary>All answers that this caller gets, by their address.</summary>
    public async Task<Dictionary<string, string>> AnswersAsync(HttpClient client)
    {
        Dictionary<string, string> answers = [];
        foreach (var address in Addresses())
            answers[address] = await (await client.GetAsync(address)).Content.ReadAsStringAsync();
        return answers;
    }

    public IEnumerable<string> Addresses() => Singles().Concat(Lists());

    /// <summary>The addresses of the event itself.</summary>
    public IEnumerable<string> Singles()
    {
        var path = $"/v1/events/{_event.Id}";
        string[] now = [path, $"/v1/strikes/{_event.Id}", $"{path}/revisions", $"{path}/diff"];
        var numbered = Enumerable.Range(1, _positions.Length).SelectMany(n => new[] { $"{path}/revisions/{n}", $"{path}/diff?from={n}&to={n}", $"{path}/diff?from=1&to={n}" });
        var past = _positions.SelectMany(p => now.Append($"{path}/revisions/1").Select(a => $"{a}?asOf={p}"));
        return [.. now, .. numbered, .. past];
    }

    private IEnumerable<string> Lists()
    {
        string[] now = [$"/v1/events?tag={_tag}", $"/v1/strikes?tag={_tag}", $"/v1/events?source={_source}", $"/v1/sources/{_source}/events?limit=500"];
        return [.. now, .. _positions.SelectMany(p => now.Select(a => $"{a}&asOf={p}"))];
    }

    private bool IsList(string address) => !address.Contains(_event.Id, StringComparison.Ordinal);
}
