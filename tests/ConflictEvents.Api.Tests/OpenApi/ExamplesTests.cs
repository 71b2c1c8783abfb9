using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.House.Contract;
using ConflictEvents.Api.Tests.Sample;
using ConflictEvents.Keys;
using ConflictEvents.Kinds;

namespace ConflictEvents.Api.Tests.OpenApi;

/// <summary>Every example of the contract can be sent as it stands to a ledger that holds the sample.</summary>
public sealed class ExamplesTests(SampleFixture api) : IClassFixture<SampleFixture>
{
    private readonly HttpClient admin = api.Client(Role.Admin);

    public static TheoryData<string> Kinds => [.. EventKinds.All.Select(kind => kind.WireName)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_example_of_a_kind_is_recorded_at_both_doors_as_published_and_checked(string kind)
    {
        var route = EventKinds.All.Single(entry => entry.WireName == kind).Route;
        var atDoor = Example($"/v1/{route}", "post");
        var atEvents = Content("/v1/events", "post")["examples"]![kind]!["value"]!.AsObject();

        var first = await admin.CreateAsync($"/v1/{route}", atDoor);
        var second = await admin.CreateEventAsync(atEvents);

        foreach (var made in new[] { first, second })
        {
            Assert.Equal(("published", kind), ((string)made.Json["lifecycle"]!, (string)made.Json["details"]!["kind"]!));
            Assert.All(made.Json["citations"]!.AsArray(), citation => Assert.Equal("found", (string)citation!["excerpt"]!["checked"]!));
            await (await api.Client().GetAsync(new Uri($"/v1/{route}/{made.Id}", UriKind.Relative))).ShouldBeAsync(HttpStatusCode.OK);
        }
    }

    [Theory]
    [InlineData("/v1/actors")]
    [InlineData("/v1/sources")]
    [InlineData("/v1/disputes")]
    public async Task The_examples_of_other_records_are_recorded_corrected_and_restored(string room)
    {
        var made = await admin.CreateAsync(room, Example(room, "post"));
        var item = room == "/v1/actors" ? room + "/{slug}" : room + "/{id}";

        var revised = await admin.ReviseAsync(made, Example(item, "patch"));
        var tag = await admin.RetractAsync(revised);
        using var restored = await admin.PostAsync(made.Path + "/restore", null, tag);

        Assert.Equal(2, revised.Revision);
        await restored.ShouldBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_examples_of_correcting_and_restoring_an_event_are_taken()
    {
        var made = await admin.CreateEventAsync(Example("/v1/strikes", "post"));

        var revised = await admin.ReviseAsync(made, Example("/v1/events/{id}", "patch"));
        var tag = await admin.RetractAsync(revised, "legal");
        using var restored = await admin.PostAsync(made.Path + "/restore", Example("/v1/events/{id}/restore", "post"), tag);

        await restored.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal("own_error", (string)(await restored.JsonAsync())["changeReason"]!);
    }

    [Fact]
    public async Task The_example_of_a_merge_is_taken()
    {
        var made = await admin.CreateActorAsync(Given.AnActor());

        using var merged = await admin.PostAsync(made.Path + "/merge", Example("/v1/actors/{slug}/merge", "post"), made.ETag);

        await merged.ShouldBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_examples_of_redactions_are_taken()
    {
        var made = await admin.CreateEventAsync(Given.AStrike("The house of Anna Petrova was hit"));

        using var told = await admin.PostAsync("/v1/redactions", Example("/v1/redactions", "post"));
        await told.ShouldBeAsync(HttpStatusCode.OK);
        using var redacted = await admin.PostAsync(made.Path + "/redact", Example("/v1/events/{id}/redact", "post"), made.ETag);

        await redacted.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal("The house of [redacted] was hit", (string)(await redacted.JsonAsync())["title"]!);
    }

    [Fact]
    public async Task The_example_of_a_key_is_taken()
    {
        using var made = await admin.PostAsync("/v1/keys", Example("/v1/keys", "post"));

        await made.ShouldBeAsync(HttpStatusCode.Created);
    }

    private static JsonObject Example(string path, string method) => Content(path, method)["example"]!.AsObject();

    private static JsonNode Content(string path, string method) =>
        ContractFile.Committed.Document["paths"]![path]![method]!["requestBody"]!["content"]!["application/json"]!;
}
