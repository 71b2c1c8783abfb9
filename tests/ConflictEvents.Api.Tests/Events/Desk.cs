using System.Globalization;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Kinds;

namespace ConflictEvents.Api.Tests.Events;

/// <summary>What tests of events do again and again.</summary>
internal static class Desk
{
    /// <summary>The list of a kind: <c>/v1/strikes</c>.</summary>
    public static string Room(string kind) => "/v1/" + EventKinds.All.Single(k => k.WireName == kind).Route;

    /// <summary>The shortest body of a kind; a meeting's actors are made for it.</summary>
    public static async Task<JsonObject> ABodyAsync(this HttpClient contributor, string kind) => kind switch
    {
        "meeting" => Given.AMeeting([await contributor.NewActorAsync(), await contributor.NewActorAsync()]),
        "strike" => Given.AStrike(),
        "statement" => Given.AStatement(),
        "casualty_tally" => Given.ATally(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Makes an actor, and answers its slug.</summary>
    public static async Task<string> NewActorAsync(this HttpClient contributor) => (await contributor.CreateActorAsync(Given.AnActor())).Id;

    /// <summary>Makes a source, and answers its id.</summary>
    public static async Task<Guid> NewSourceAsync(this HttpClient contributor, string? text = null, string access = "public") =>
        Guid.Parse((await contributor.CreateSourceAsync(Given.ASource(text, access: access))).Id);

    /// <summary>Creates an event that is published at once, and cites something.</summary>
    public static async Task<Kept> PublishAsync(this HttpClient contributor, JsonObject? body = null)
    {
        body ??= Given.AStrike();
        if (!body.ContainsKey("citations"))
            body["citations"] = new JsonArray(new JsonObject { ["source"] = (await contributor.NewSourceAsync()).ToString() });
        return await contributor.CreateEventAsync(body.With("lifecycle", "published"));
    }

    /// <summary>Puts an event into a lifecycle, by the steps that lead there.</summary>
    public static async Task<Kept> InLifecycleAsync(this HttpClient editor, string lifecycle, JsonObject? body = null) => lifecycle switch
    {
        "draft" => await editor.CreateEventAsync(body ?? Given.AStrike(source: await editor.NewSourceAsync())),
        "published" => await editor.PublishAsync(body),
        "withheld" => await editor.ReviseAsync(await editor.PublishAsync(body), new JsonObject { ["lifecycle"] = "withheld" }),
        _ => throw new ArgumentOutOfRangeException(nameof(lifecycle)),
    };

    /// <summary>Where the ledger stands.</summary>
    public static async Task<long> HeadAsync(this HttpClient client)
    {
        using var answer = await client.GetAsync("/v1/events?limit=1");
        return answer.FeedPosition();
    }

    public static long FeedPosition(this HttpResponseMessage answer) =>
        long.Parse(Assert.Single(answer.Headers.GetValues("Feed-Position")), CultureInfo.InvariantCulture);

    /// <summary>The ids of a list, in its order.</summary>
    public static async Task<string[]> IdsAsync(this HttpClient client, string path) => (await client.ReadAsync(path)).Ids();

    public static string[] Ids(this JsonObject page) => [.. page["items"]!.AsArray().Select(i => (string)i!["id"]!)];

    /// <summary>A link, as a body has it.</summary>
    public static JsonObject ALink(string type, Kept to) => new() { ["type"] = type, ["to"] = to.Id };

    /// <summary>A citation of words, as a body has it.</summary>
    public static JsonObject AnExcerpt(Guid source, string text) =>
        new() { ["source"] = source.ToString(), ["excerpt"] = new JsonObject { ["text"] = text } };

    /// <summary>Asserts that two JSON values are the same, and shows them where they are not.</summary>
    public static void ShouldEqual(this JsonNode? actual, JsonNode? expected) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"expected {expected?.ToJsonString() ?? "nothing"}, got {actual?.ToJsonString() ?? "nothing"}");

    public static void ShouldEqual(this JsonNode? actual, string expected) => actual.ShouldEqual(JsonNode.Parse(expected));
}
