using System.Globalization;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;
using ConflictEvents.Kinds;

namespace ConflictEvents.Api.Tests.Doors;

/// <summary>
/// A ledger with something of everything that readers may not see. Each of it has a word in it that stands nowhere else:
/// whoever meets the word was told.
/// </summary>
internal sealed class DoorWorld
{
    /// <summary>In the texts of every record that is hidden whole.</summary>
    public const string Hidden = "zqhidden";

    /// <summary>In what is told of a private source.</summary>
    public const string Private = "zqprivate";

    /// <summary>In the stored text of a source that anybody may know of.</summary>
    public const string Text = "zqtext";

    /// <summary>In the name of a place at risk, of its target, and in its coordinates.</summary>
    public const string Place = "zqplace";

    /// <summary>The coordinate of the place at risk.</summary>
    public const string Latitude = "46.485713";

    /// <summary>In notes to colleagues and in the names of their keys.</summary>
    public const string Desk = "zqdesk";

    /// <summary>All the words.</summary>
    public static readonly string[] Secrets = [Hidden, Private, Text, Place, Latitude, Desk];

    /// <summary>A word to search for, in every record that is hidden whole.</summary>
    public const string Sought = "burrowed";

    private readonly Dictionary<string, List<string>> hidden = [];
    private readonly Dictionary<string, string> shown = [];
    private readonly Dictionary<string, string> retracted = [];

    /// <summary>The position up to which what is withheld now could be seen.</summary>
    public long BeforeWithholding { get; private set; }

    /// <summary>The private source.</summary>
    public string PrivateSource { get; private set; } = "";

    /// <summary>An import of the editor.</summary>
    public string Import { get; private set; } = "";

    /// <summary>The ids at the addresses below a room that readers are told nothing of.</summary>
    public IReadOnlyList<string> HiddenIn(string room) => hidden.GetValueOrDefault(room, []);

    /// <summary>The id of a record in a room that anybody sees.</summary>
    public string ShownIn(string room) => shown[room];

    /// <summary>The id of a record in a room that anybody saw until it was retracted; null where there is none.</summary>
    public string? RetractedIn(string room) => retracted.GetValueOrDefault(room);

    public static async Task<DoorWorld> MakeAsync(ApiFixture api)
    {
        var world = new DoorWorld();
        using var made = await api.Client(Role.Admin).PostAsync("/v1/keys", new JsonObject { ["name"] = $"{Desk} editor", ["role"] = "editor" });
        var editor = api.NewClient((string)(await made.JsonAsync())["key"]!);
        var open = await editor.CreateSourceAsync(Given.ASource(text: $"In all at least 3 people died. {Text}"));
        var secret = await editor.CreateSourceAsync(Given.ASource(text: $"In all at least 3 people died. {Private}", publisher: $"{Private} wire", access: "private")
            .With("title", Private).With("url", $"https://{Private}.example/").With("scale", Private));
        world.PrivateSource = secret.Id;
        world.shown["/v1/sources"] = open.Id;
        await world.AddActorsAsync(editor);
        foreach (var kind in EventKinds.All)
            await world.AddEventsAsync(editor, kind, Guid.Parse(open.Id), Guid.Parse(secret.Id));
        await world.AddDisputesAsync(editor);
        var gone = await editor.CreateSourceAsync(Given.ASource());
        await editor.RetractAsync(gone);
        world.retracted["/v1/sources"] = gone.Id;
        await world.AddImportAsync(editor);
        return world;
    }

    private async Task AddActorsAsync(HttpClient editor)
    {
        foreach (var slug in new[] { "a-counter", "north", "south" })
            await editor.CreateActorAsync(Given.AnActor(slug));
        shown["/v1/actors"] = "north";
        var gone = await editor.CreateActorAsync(Given.AnActor());
        await editor.RetractAsync(gone);
        retracted["/v1/actors"] = gone.Id;
    }

    private async Task AddEventsAsync(HttpClient editor, KindEntry kind, Guid open, Guid secret)
    {
        string[] rooms = [$"/v1/{kind.Route}", "/v1/events", "/ogc/collections/events/items", $"/ogc/collections/{kind.Route}/items"];
        var seen = await editor.CreateEventAsync(Guarded(Body(kind, open, "published"), secret));
        var endangered = await editor.CreateEventAsync(Guarded(Body(kind, open, "published"), secret).With("sensitivity", null));
        var draft = await editor.CreateEventAsync(Unseen(kind, open, "draft"));
        var embargoed = await editor.CreateEventAsync(Unseen(kind, open, "published").With("embargoedUntil", "2900-01-01T00:00:00Z"));
        var buried = await editor.CreateEventAsync(Unseen(kind, open, "draft"));
        await editor.RetractAsync(buried);
        var gone = await editor.CreateEventAsync(Body(kind, open, "published"));
        await editor.RetractAsync(gone);
        var withheld = await editor.CreateEventAsync(Unseen(kind, open, "published"));
        BeforeWithholding = withheld.Position;
        await editor.ReviseAsync(withheld, new JsonObject { ["lifecycle"] = "withheld" });
        // Its place was no risk at the positions before.
        await editor.ReviseAsync(endangered, new JsonObject { ["sensitivity"] = new JsonArray("location_risk") });
        foreach (var room in rooms)
        {
            shown[room] = seen.Id;
            retracted[room] = gone.Id;
            if (!hidden.TryGetValue(room, out var ids))
                hidden[room] = ids = [];
            ids.AddRange([draft.Id, embargoed.Id, buried.Id, withheld.Id]);
        }
    }

    private async Task AddDisputesAsync(HttpClient editor)
    {
        shown["/v1/disputes"] = (await editor.CreateDisputeAsync(Given.ADispute(Guid.Parse(shown["/v1/events"])).With("changeNote", Desk))).Id;
        hidden["/v1/disputes"] = [];
        foreach (var about in hidden["/v1/strikes"])
            if (about != hidden["/v1/strikes"][2])
                hidden["/v1/disputes"].Add((await editor.CreateDisputeAsync(Given.ADispute(Guid.Parse(about), question: $"{Hidden} {Sought}?"))).Id);
        var gone = await editor.CreateDisputeAsync(Given.ADispute(Guid.Parse(shown["/v1/events"])));
        await editor.RetractAsync(gone);
        retracted["/v1/disputes"] = gone.Id;
    }

    private async Task AddImportAsync(HttpClient editor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/imports?dryRun=true")
        {
            Content = new StringContent(Given.AnActor().With("record", "actor").ToJsonString() + "\n", null, "application/x-ndjson"),
        };
        using var answer = await editor.SendAsync(request);
        await answer.ShouldBeAsync(System.Net.HttpStatusCode.Accepted);
        Import = (string)(await answer.JsonAsync())["id"]!;
    }

    private static JsonObject Body(KindEntry kind, Guid source, string lifecycle)
    {
        var body = kind.WireName switch
        {
            "strike" => Given.AStrike(source: source, lifecycle: lifecycle),
            "meeting" => Given.AMeeting(["north", "south"], source: source, lifecycle: lifecycle),
            "statement" => Given.AStatement(speaker: "north", source: source, lifecycle: lifecycle),
            _ => Given.ATally(source: source, lifecycle: lifecycle).With("details/countedBy", "a-counter"),
        };
        return body.With("location", Given.Harbour).With("citations/0/excerpt", new JsonObject { ["text"] = "In all at least 3 people died." });
    }

    private static JsonObject Unseen(KindEntry kind, Guid source, string lifecycle) => Body(kind, source, lifecycle)
        .With("title", $"{Hidden} {Sought}").With("summary", $"{Hidden} {Sought}").With("tags", new JsonArray(Hidden, Sought)).With("correction", Hidden)
        .With("location/name", $"{Hidden} {Sought}").With("location/admin1", $"{Hidden} {Sought}").With("citations/0/note", Hidden)
        .With("externalIds", new JsonArray(new JsonObject { ["system"] = Hidden, ["id"] = Given.Fresh(Hidden) }));

    private static JsonObject Guarded(JsonObject body, Guid secret)
    {
        body["citations"]!.AsArray().Add(new JsonObject
        {
            ["source"] = secret.ToString(),
            ["excerpt"] = new JsonObject { ["text"] = Private },
            ["chain"] = new JsonArray($"{Private} speaker"),
            ["chainBasis"] = "explicit",
        });
        body.With("changeNote", Desk).With("sensitivity", new JsonArray("location_risk")).With("location/name", Place)
            .With("location/latitude", double.Parse(Latitude, CultureInfo.InvariantCulture));
        return (string)body["details"]!["kind"]! == "strike"
            ? body.With("details/targets", new JsonArray(new JsonObject { ["name"] = "A target", ["category"] = "residential", ["damage"] = "hit", ["location"] = Given.Harbour.With("name", Place) }))
            : body;
    }
}
