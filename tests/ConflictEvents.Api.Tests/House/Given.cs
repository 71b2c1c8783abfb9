using System.Globalization;
using System.Text.Json.Nodes;

namespace ConflictEvents.Api.Tests.House;

/// <summary>
/// The shortest bodies that are accepted. A test names what it is about, and sets anything else by index:
/// <c>Given.AStrike().With("details/method", "missile")</c>.
/// </summary>
public static class Given
{
    private static int _count;

    /// <summary>The day on which everything happens, unless a test says otherwise.</summary>
    public const string Thursday = "2022-03-10";

    /// <summary>An ordinary place.</summary>
    public static JsonObject Harbour => new()
    {
        ["name"] = "Harbour",
        ["country"] = "UKR",
        ["admin1"] = "South Region",
        ["latitude"] = 46.4857,
        ["longitude"] = 30.7438,
        ["precision"] = "site",
    };

    public static JsonObject AStrike(string title = "A strike on the harbour", string at = Thursday, Guid? source = null, string? lifecycle = null) =>
        AnEvent(title, at, source, lifecycle, new JsonObject { ["kind"] = "strike" }).With("location", Harbour);

    /// <summary>A meeting of two or more actors that exist, named by their slugs.</summary>
    public static JsonObject AMeeting(IEnumerable<string> participants, string title = "Two sides met", string at = Thursday, Guid? source = null, string? lifecycle = null) =>
        AnEvent(title, at, source, lifecycle, new JsonObject
        {
            ["kind"] = "meeting",
            ["status"] = "held",
            ["participants"] = new JsonArray([.. participants.Select(p => new JsonObject { ["actor"] = p, ["role"] = "participant" })]),
        });

    /// <summary>A statement of an actor that exists, named by its slug; left out, somebody unnamed speaks.</summary>
    public static JsonObject AStatement(
        string content = "Demands a ceasefire.", string? speaker = null, string title = "Somebody spoke", string at = Thursday, Guid? source = null, string? lifecycle = null) =>
        AnEvent(title, at, source, lifecycle, new JsonObject
        {
            ["kind"] = "statement",
            ["speakers"] = new JsonArray(speaker is null ? new JsonObject { ["description"] = "an official" } : new JsonObject { ["actor"] = speaker }),
            ["acts"] = new JsonArray("demand"),
            ["content"] = content,
            ["quoteMode"] = "paraphrase",
        });

    /// <summary>A tally of a figure in words, and how they are meant.</summary>
    public static JsonObject ATally(
        string raw = "at least 3", string qualifier = "at_least", Guid? counts = null, string title = "People were killed", string at = Thursday, Guid? source = null, string? lifecycle = null)
    {
        var tally = AnEvent(title, at, source, lifecycle, new JsonObject
        {
            ["kind"] = "casualty_tally",
            ["metric"] = "killed",
            ["figure"] = new JsonObject { ["raw"] = raw, ["qualifier"] = qualifier, ["unit"] = "persons" },
            ["scope"] = "incident",
        });
        return counts is null ? tally : tally.With("links", new JsonArray(new JsonObject { ["type"] = "counts", ["to"] = counts.Value.ToString() }));
    }

    /// <summary>An actor of a new slug, unless one is named.</summary>
    public static JsonObject AnActor(string? slug = null, string? name = null, string type = "individual")
    {
        slug ??= Fresh("actor-");
        return new() { ["slug"] = slug, ["name"] = name ?? slug.Replace('-', ' '), ["type"] = type };
    }

    /// <summary>A source; without a text its excerpts are taken on trust.</summary>
    public static JsonObject ASource(string? text = null, string? publisher = null, string publishedAt = Thursday, string access = "public")
    {
        var source = new JsonObject
        {
            ["publisher"] = publisher ?? Fresh("Daily "),
            ["publishedAt"] = publishedAt,
            ["language"] = "en",
            ["kind"] = "newspaper",
            ["access"] = access,
        };
        return text is null ? source : source.With("text", text);
    }

    /// <summary>A dispute about an event.</summary>
    public static JsonObject ADispute(Guid about, string question = "Who did it?", string axis = "responsibility") => new()
    {
        ["event"] = about.ToString(),
        ["question"] = question,
        ["axis"] = axis,
        ["positions"] = new JsonArray(
            new JsonObject { ["holder"] = "The one side", ["value"] = "The other side did." },
            new JsonObject { ["holder"] = "The other side", ["value"] = "The one side did." }),
    };

    /// <summary>A word that nobody used before.</summary>
    public static string Fresh(string start) => start + Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture);

    /// <summary>Sets one member, by the path to it (<c>details/figure/low</c>); null takes it away.</summary>
    public static JsonObject With(this JsonObject body, string path, JsonNode? value)
    {
        var names = path.Split('/');
        var parent = names[..^1].Aggregate((JsonNode)body, (node, name) =>
            node is JsonArray list ? list[int.Parse(name, CultureInfo.InvariantCulture)]! : node[name] ??= new JsonObject());
        if (parent is JsonArray array)
            array[int.Parse(names[^1], CultureInfo.InvariantCulture)] = value;
        else if (value is null)
            parent.AsObject().Remove(names[^1]);
        else
            parent[names[^1]] = value;
        return body;
    }

    private static JsonObject AnEvent(string title, string at, Guid? source, string? lifecycle, JsonObject details)
    {
        var body = new JsonObject
        {
            ["title"] = title,
            ["time"] = new JsonObject { ["from"] = at, ["precision"] = "day" },
            ["details"] = details,
        };
        if (source is { } cited)
            body["citations"] = new JsonArray(new JsonObject { ["source"] = cited.ToString() });
        if (lifecycle is not null)
            body["lifecycle"] = lifecycle;
        return body;
    }
}
