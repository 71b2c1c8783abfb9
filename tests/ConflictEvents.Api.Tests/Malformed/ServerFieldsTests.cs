using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.Doors;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.House.Contract;
using ConflictEvents.Api.Tests.Sample;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Malformed;

/// <summary>What only the server sets, sent by a client: where records show it, it is passed over; where a key or a webhook shows it, it is refused. It is never set.</summary>
public sealed class ServerFieldsTests(SampleFixture api) : IClassFixture<SampleFixture>
{
    private static readonly ContractFile Contract = ContractFile.Committed;
    private readonly HttpClient admin = api.Client(Role.Admin);

    private static IEnumerable<DoorCall> Creations => DoorCall.All(Contract).Where(c => c.Method == "post" && c.Room is null && c.Operation["responses"]!["201"] is not null);

    [Fact]
    public async Task A_record_takes_none_of_the_fields_that_the_contract_calls_the_servers()
    {
        foreach (var call in Creations.Where(c => Own(c).Count > 0))
        {
            var body = Example(call).With("externalIds", null);
            foreach (var (name, value) in Own(call))
                body[name] = value?.DeepClone();

            using var answer = await admin.PostAsync(call.Path, body);

            Assert.True(answer.IsSuccessStatusCode, $"{call}: {await answer.Content.ReadAsStringAsync()}");
            var made = await answer.JsonAsync();
            Assert.All(Own(call), own => Assert.NotEqual(own.Value!.ToJsonString(), made[own.Key]?.ToJsonString()));
        }
        Assert.InRange(Creations.Count(c => Own(c).Count > 0), 8, int.MaxValue);
    }

    [Theory]
    [InlineData("/v1/keys", "KeyBody", "KeyView")]
    [InlineData("/v1/webhooks", "WebhookBody", "WebhookView")]
    public async Task What_a_key_or_a_webhook_shows_is_not_sent(string path, string sent, string shown)
    {
        var known = Members(sent);
        foreach (var name in Members(shown).Except(known))
        {
            var body = Example(Creations.Single(c => c.Path == path));
            body[name] = 1;

            using var answer = await admin.PostAsync(path, body);

            await answer.ShouldBeProblemAsync(400, $"/{name}", "unknown_member");
        }
    }

    // Each of them with a value of its type that the server would not set.
    private static JsonObject Own(DoorCall call)
    {
        var own = new JsonObject();
        foreach (var (name, of) in Contract.Resolve(call.Operation["requestBody"]!["content"]!["application/json"]!["schema"]!)["properties"]!.AsObject())
            if ((bool?)of!["readOnly"] == true)
                own[name] = (string?)of["format"] switch { "date-time" => "1999-01-01T00:00:00Z", "int32" or "int64" => 777_777, _ => "somebody-else" };
        return own;
    }

    private static IEnumerable<string> Members(string schema) => Contract.Document["components"]!["schemas"]![schema]!["properties"]!.AsObject().Select(p => p.Key);

    private static JsonObject Example(DoorCall call)
    {
        var media = call.Operation["requestBody"]!["content"]!["application/json"]!;
        return (media["example"] ?? media["examples"]![0]!["value"])!.DeepClone().AsObject();
    }
}
