using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Tool;

/// <summary>Some records of each type, and every way in which they change.</summary>
internal sealed record World(string Tag, Kept Revised, Kept Untagged, Kept Retracted, Kept Withheld, Kept Back, Kept Draft, Kept Old, Kept Into, Kept Source)
{
    public static async Task<World> MakeAsync(HttpClient desk)
    {
        var tag = Given.Fresh("campaign:tool-");
        var source = await desk.CreateSourceAsync(Given.ASource("The harbour was hit at dawn. \u201cDr\u00fcben\u201d, said one."));
        var (old, into) = (await desk.CreateActorAsync(Given.AnActor(Given.Fresh("z-old-"))), await desk.CreateActorAsync(Given.AnActor(Given.Fresh("zold-"))));
        Task<Kept> Strike(string title, string lifecycle = "published") =>
            desk.CreateEventAsync(Given.AStrike(title, source: Guid.Parse(source.Id), lifecycle: lifecycle).With("tags", new JsonArray(tag)));
        var world = new World(tag, await Strike("It is revised"), await Strike("It loses its tag"), await Strike("It is retracted"), await Strike("It is withheld"),
            await Strike("It comes back"), await Strike("A draft", "draft"), old, into, source);
        await desk.CreateEventAsync(Given.AMeeting([old.Id, into.Id], source: Guid.Parse(source.Id), lifecycle: "published"));
        await desk.CreateDisputeAsync(Given.ADispute(Guid.Parse(world.Revised.Id)));
        return world;
    }

    public async Task ChangeAsync(HttpClient desk)
    {
        await desk.ReviseAsync(Revised, new JsonObject { ["title"] = "It was revised \u2013 twice <&>" });
        await desk.ReviseAsync(Untagged, new JsonObject { ["tags"] = new JsonArray() });
        await desk.RetractAsync(Retracted);
        await desk.ReviseAsync(Withheld, new JsonObject { ["lifecycle"] = "withheld" });
        var tombstone = await desk.RetractAsync(Back);
        using (var restored = await desk.PostAsync($"{Back.Path}/restore", new JsonObject { ["changeReason"] = "own_error" }, tombstone))
            Assert.True(restored.IsSuccessStatusCode, await restored.Content.ReadAsStringAsync());
        await desk.ReviseAsync(Draft, new JsonObject { ["lifecycle"] = "published" });
        using var merged = await desk.PostAsync($"{Old.Path}/merge", new JsonObject { ["into"] = Into.Id }, Old.ETag);
        await merged.ShouldBeAsync(HttpStatusCode.OK);
    }
}
