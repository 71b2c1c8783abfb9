using System.Text;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.Doors;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.House.Contract;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Malformed;

/// <summary>Bodies that are no JSON, or more than JSON allows, at every operation of the contract that takes one.</summary>
public sealed class BrokenBodiesTests(DoorsFixture api) : IClassFixture<DoorsFixture>
{
    private static readonly (string What, byte[] Bytes)[] Broken =
    [
        ("nothing", []),
        ("white space", "  \n "u8.ToArray()),
        ("cut off", """{"title":"A str"""u8.ToArray()),
        ("null", "null"u8.ToArray()),
        ("a list", "[]"u8.ToArray()),
        ("a string", "\"x\""u8.ToArray()),
        ("a number", "1"u8.ToArray()),
        ("two values", "{}{}"u8.ToArray()),
        ("a depth of ten thousand", Encoding.ASCII.GetBytes($$"""{"x":{{new string('[', 10_000)}}{{new string(']', 10_000)}}}""")),
        ("a member twice", """{"x":1,"x":2}"""u8.ToArray()),
        ("a comma too many", """{"x":1,}"""u8.ToArray()),
        ("a comment", """{/* x */"x":1}"""u8.ToArray()),
        ("NaN", """{"x":NaN}"""u8.ToArray()),
        ("1e400", """{"x":1e400}"""u8.ToArray()),
        ("UTF-16", Encoding.Unicode.GetBytes("""{"x":1}""")),
        ("no UTF-8", [.. "{\"x\":\""u8, 0xff, 0xfe, .. "\"}"u8]),
        ("a NUL", "{\"x\":\"\\u0000\"}"u8.ToArray()),
        ("half a pair", """{"x":"\ud800"}"""u8.ToArray()),
    ];

    // What a webhook's patch says is read when the webhook has been found: GeneratedBodiesTests.
    private static IEnumerable<DoorCall> Calls => DoorCall.All(ContractFile.Committed).Where(c => c.Operation["requestBody"]?["content"]?["application/json"] is not null && c.Id is not ("createImport" or "correctWebhook"));

    [Fact]
    public async Task A_body_that_cannot_be_read_is_refused_at_every_door()
    {
        // A restoration needs no body.
        var bad = Calls.SelectMany(call => Broken.Where(b => call.Id != "restoreEvent" || b.What is not "nothing").Select(b => Sent(call, b.What, b.Bytes))).ToList();

        (await new Refusing(api).WrongAsync(api.Client(Role.Admin), bad)).ShouldBeNone();

        Assert.InRange(bad.Count, 400, int.MaxValue);
    }

    private Refusing.Bad Sent(DoorCall call, string what, byte[] bytes) => new($"{call} with {what}", () =>
    {
        var request = call.Request(call.Room is { } room && call.Method == "patch" ? api.World.ShownIn(room) : null);
        request.Content = new ByteArrayContent(bytes);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        request.Headers.Remove("If-Match");
        request.Headers.TryAddWithoutValidation(call.Method == "put" ? "If-None-Match" : "If-Match", "*");
        return request;
    }, problem => problem["errors"] is JsonArray { Count: > 0 });
}
