using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.House.Contract;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Doors;

/// <summary>Each operation of the contract that names a record, called with one that the caller may not see.</summary>
public sealed class HiddenRecordsTests(DoorsFixture api) : IClassFixture<DoorsFixture>
{
    private readonly HttpClient[] readers = [api.Client(), api.Client(Role.Reader)];

    private static IEnumerable<DoorCall> Named => DoorCall.All(ContractFile.Committed).Where(c => c.Room is not null);

    private static IEnumerable<DoorCall> NamedReads => Named.Where(c => c.IsRead && DoorTable.All[c.Id].Needed == Role.Reader);

    [Fact]
    public async Task To_readers_a_hidden_record_is_one_that_never_was_at_every_door()
    {
        List<string> told = [];
        var asked = 0;
        foreach (var call in NamedReads)
            foreach (var reader in readers)
            {
                var never = await AnswerAsync(reader, call, null);
                foreach (var record in api.World.HiddenIn(call.Room!))
                {
                    asked++;
                    if (await AnswerAsync(reader, call, record) is var answer && (answer != never || !answer.StartsWith("404 ", StringComparison.Ordinal)))
                        told.Add($"{call} tells {answer}, and of what never was {never}");
                }
            }

        told.ShouldBeNone();
        Assert.True(asked > 250, $"{asked} were asked");
    }

    [Fact]
    public async Task To_colleagues_it_is_there()
    {
        foreach (var call in NamedReads.Where(c => c.Room == "/v1/events" || c.Room == "/v1/disputes"))
            Assert.False((await AnswerAsync(api.Client(Role.Contributor), call, api.World.HiddenIn(call.Room!)[0])).StartsWith("404 ", StringComparison.Ordinal), $"{call} hides it");
    }

    [Fact]
    public async Task Of_a_retracted_record_readers_get_the_tombstone_or_the_past()
    {
        List<string> told = [];
        foreach (var call in NamedReads)
            foreach (var reader in readers)
                if (await AnswerAsync(reader, call, api.World.RetractedIn(call.Room!)) is var answer && !answer.StartsWith($"{DoorTable.All[call.Id].Retracted} ", StringComparison.Ordinal))
                    told.Add($"{call} tells {answer}, not {DoorTable.All[call.Id].Retracted}");

        told.ShouldBeNone();
    }

    [Fact]
    public async Task Who_may_not_write_is_told_the_same_whatever_the_record()
    {
        List<string> told = [];
        foreach (var call in Named.Where(c => DoorTable.All[c.Id].Needed is > Role.Reader && api.World.HiddenIn(c.Room!).Count > 0))
            foreach (var reader in readers)
            {
                var never = await AnswerAsync(reader, call, null);
                foreach (var record in api.World.HiddenIn(call.Room!))
                    if (await AnswerAsync(reader, call, record) is var answer && answer != never)
                        told.Add($"{call} tells {answer}, and of what never was {never}");
            }

        told.ShouldBeNone();
    }

    [Fact]
    public async Task An_import_is_found_by_its_sender_and_by_editors_at_every_door()
    {
        var calls = DoorCall.All(ContractFile.Committed).Where(c => c.Room == "/v1/imports").ToList();
        var colleague = await api.NewColleagueAsync(Role.Contributor);

        foreach (var call in calls)
            Assert.Equal(await AnswerAsync(colleague, call, null), await AnswerAsync(colleague, call, api.World.Import));
        foreach (var call in calls)
            Assert.StartsWith("200 ", await AnswerAsync(api.Client(Role.Editor), call, api.World.Import), StringComparison.Ordinal);
        Assert.Equal(3, calls.Count);
        Assert.DoesNotContain(api.World.Import, (await colleague.ReadAsync("/v1/imports")).ToJsonString(), StringComparison.Ordinal);
    }

    // The status and the body, but for what is another each time.
    private static async Task<string> AnswerAsync(HttpClient client, DoorCall call, string? record)
    {
        using var answer = await client.SendAsync(call.Request(record));
        var text = await answer.Content.ReadAsStringAsync();
        return $"{(int)answer.StatusCode} {(answer.IsSuccessStatusCode ? text : Plain(text))} {answer.Headers.ETag}";
    }

    private static string Plain(string problem) => JsonNode.Parse(problem)!.AsObject().With("traceId", null).ToJsonString();
}
