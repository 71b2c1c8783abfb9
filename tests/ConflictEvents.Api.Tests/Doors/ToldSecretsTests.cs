using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ConflictEvents.Api.Tests.Changes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.House.Contract;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Doors;

/// <summary>What readers are not told stands in no answer that they get, whatever they ask for and in whatever form.</summary>
public sealed partial class ToldSecretsTests(DoorsFixture api) : IClassFixture<DoorsFixture>
{
    private const string Never = "unheardof";

    private static readonly string[] Worded = ["q", "tag", "place", "admin1"];
    private static readonly string[] Identified = ["about", "counts", "link", "event", "after", "successor"];
    private static readonly List<DoorCall> Reads = [.. DoorCall.All(ContractFile.Committed).Where(c => c.IsRead && DoorTable.All[c.Id].Needed == Role.Reader)];

    [Fact]
    public async Task No_door_tells_a_reader_a_secret()
    {
        List<string> told = [];
        foreach (var reader in new[] { api.Client(), api.Client(Role.Reader) })
            told.AddRange((await AnswersAsync(reader)).SelectMany(a => DoorWorld.Secrets.Where(s => a.Text.Contains(s, StringComparison.OrdinalIgnoreCase)).Select(s => $"{a.Address} tells {s}: {Around(a.Text, s)}")));

        told.ShouldBeNone();
    }

    [Fact]
    public async Task The_same_doors_tell_colleagues_every_one()
    {
        var answers = await AnswersAsync(api.Client(Role.Contributor));

        Assert.All(DoorWorld.Secrets, secret => Assert.InRange(answers.Count(a => a.Text.Contains(secret, StringComparison.OrdinalIgnoreCase)), 2, int.MaxValue));
    }

    // Whoever searches for a word of what is hidden, or asks by its id, learns no more than of a word or an id that never was.
    [Fact]
    public async Task Looking_for_what_is_hidden_is_looking_for_what_never_was()
    {
        List<string> told = [];
        var asked = Reads.Where(c => c.Method == "get").SelectMany(call => Pairs(call.Parameters(ContractFile.Committed)).Select(pair => (Call: call, Pair: pair))).ToList();
        await Parallel.ForEachAsync(asked, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (ask, _) =>
        {
            var (parameter, sought, never) = ask.Pair;
            var (there, nowhere) = (await TextAsync(ask.Call, $"{parameter}={sought}"), await TextAsync(ask.Call, $"{parameter}={never}"));
            if (Same(there) != Same(nowhere))
                lock (told)
                    told.Add($"{ask.Call} {parameter} tells {there}, and of what never was {nowhere}");

            string Same(string text) => text.Replace(sought, "*", StringComparison.Ordinal).Replace(never, "*", StringComparison.Ordinal);
        });

        told.ShouldBeNone();
        Assert.InRange(asked.Count, 200, int.MaxValue);
    }

    private IEnumerable<(string Parameter, string Sought, string Never)> Pairs(HashSet<string> parameters)
    {
        foreach (var word in Worded.Where(parameters.Contains))
            yield return (word, DoorWorld.Sought, Never);
        foreach (var id in Identified.Where(parameters.Contains))
            foreach (var hidden in api.World.HiddenIn("/v1/strikes"))
                yield return (id, hidden, DoorCall.Nobody);
    }

    private async Task<string> TextAsync(DoorCall call, string query)
    {
        var door = DoorTable.All[call.Id];
        using var answer = await api.Client().SendAsync(call.Request(call.Room is { } room ? api.World.ShownIn(room) : null, door.Query.Length == 0 ? query : $"{door.Query}&{query}"));
        var text = Own().Replace(await answer.Content.ReadAsStringAsync(), "");
        return $"{(int)answer.StatusCode} {(answer.IsSuccessStatusCode ? text : (string)JsonNode.Parse(text)!["detail"]!)}";
    }

    private async Task<IReadOnlyList<(string Address, string Text)>> AnswersAsync(HttpClient client)
    {
        List<(string, string)> answers = [];
        await Parallel.ForEachAsync(Reads.SelectMany(Requests), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (ask, _) =>
        {
            using var request = ask();
            using var answer = await client.SendAsync(request, CancellationToken.None);
            var text = await answer.Content.ReadAsStringAsync(CancellationToken.None) + string.Join('\n', answer.Headers.SelectMany(h => h.Value));
            lock (answers)
                answers.Add(($"{request.Method} {request.RequestUri!.PathAndQuery}", text));
        });
        // A stream ends when its reader leaves: it is read up to where it stands.
        var head = await api.Database.ScalarAsync<long>("select position from ledger_head");
        await using var stream = await FeedStream.OpenAsync(client, "after=0");
        for (var through = 0L; through < head;)
        {
            var (id, name, data) = await stream.NextAsync();
            answers.Add(("GET /v1/changes as text/event-stream", $"{id} {name} {data.ToJsonString()}"));
            through = (long)(data["position"] ?? data["through"])!;
        }
        return answers;
    }

    private IEnumerable<Func<HttpRequestMessage>> Requests(DoorCall call)
    {
        var (parameters, door) = (call.Parameters(ContractFile.Committed), DoorTable.All[call.Id]);
        var records = call.Room is { } room ? [api.World.ShownIn(room), .. api.World.HiddenIn(room), api.World.RetractedIn(room)] : new string?[] { null };
        if (call.Room == "/v1/sources")
            records = [.. records, api.World.PrivateSource];
        foreach (var record in records)
            foreach (var query in Queries(call, parameters))
                yield return () => call.Request(record, string.Join('&', new[] { door.Query, query }.Where(q => q.Length > 0)));
        if (call.Id == "queryEvent")
            yield return () => new HttpRequestMessage(HttpMethod.Post, call.Address()) { Content = new StringContent($$"""{"q":"{{DoorWorld.Sought}}","count":true}""", Encoding.UTF8, "application/json") };
    }

    private IEnumerable<string> Queries(DoorCall call, HashSet<string> parameters)
    {
        var most = parameters.Contains("limit") ? "limit=100" : "";
        yield return most;
        foreach (var form in call.Forms(ContractFile.Committed))
            yield return $"format={form}";
        if (parameters.Contains("asOf"))
            yield return $"asOf={api.World.BeforeWithholding}";
        if (parameters.Contains("q"))
            yield return $"q={DoorWorld.Sought}";
        if (parameters.Contains("lifecycle"))
            yield return "lifecycle=draft,published,withheld,retracted";
        if (parameters.Contains("count"))
            yield return "count=true&includeImprecise=true";
        if (parameters.Contains("text"))
            yield return "text=true";
        if (parameters.Contains("source") && call.Room != "/v1/sources")
            yield return $"source={api.World.PrivateSource}";
        if (parameters.Contains("from") && call.Path.EndsWith("/diff", StringComparison.Ordinal))
            yield return "from=1&to=1";
        if (parameters.Contains("since"))
            yield return "since=1";
        if (parameters.Contains("groupBy"))
            yield return "groupBy=admin1";
    }

    // When it was made, and a token that is bound to what was asked.
    [GeneratedRegex("\"(timeStamp|next)\":\"[^\"]*\"")]
    private static partial Regex Own();

    private static string Around(string text, string secret)
    {
        var at = text.IndexOf(secret, StringComparison.OrdinalIgnoreCase);
        return text[Math.Max(0, at - 120)..Math.Min(text.Length, at + 60)];
    }
}
