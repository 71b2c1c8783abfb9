using System.Text;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.Doors;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.House.Contract;
using ConflictEvents.Api.Tests.Sample;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Malformed;

/// <summary>Every member of every JSON body of the contract, sent wrongly in each way that its schema knows, beginning with the contract's own examples.</summary>
public sealed class GeneratedBodiesTests(SampleFixture api) : IClassFixture<SampleFixture>, IAsyncLifetime
{
    private static readonly ContractFile Contract = ContractFile.Committed;
    // An area is one value; a null in a list of countries is told of the list.
    private static readonly string[] ToldWhole = ["/within", "/country"];
    private readonly HttpClient admin = api.Client(Role.Admin);
    private string webhook = "";

    private static IEnumerable<DoorCall> Writes => DoorCall.All(Contract).Where(c => c.Operation["requestBody"]?["content"]?["application/json"] is { } json && (string?)Contract.Resolve(json["schema"]!)["type"] == "object");

    [Fact]
    public async Task Every_member_that_is_missing_null_of_another_type_out_of_range_too_long_or_unknown_is_refused_by_its_pointer()
    {
        var makes = new BadBodies(Contract);
        var bad =
            from call in Writes
            where call.Method != "patch"
            from good in Examples(call)
            from body in makes.Of(Schema(call), good)
            select Sent(call, Address(call, good), body);

        await AllRefusedAsync(bad, atLeast: 1000);
    }

    [Fact]
    public async Task So_is_every_member_of_a_patch()
    {
        var makes = new BadBodies(Contract);
        List<Refusing.Bad> bad = [];
        foreach (var put in Writes.Where(c => c.Method == "put"))
        {
            var good = Examples(put).First();
            var record = await admin.CreateAsync(put.Room!, good.DeepClone().AsObject().With("slug", put.Room == "/v1/actors" ? Given.Fresh("patched-") : null).With("externalIds", null));
            var patch = Writes.Single(c => c.Path == put.Path && c.Method == "patch");
            bad.AddRange(Patches(makes.Of(Schema(put), good)).Select(b => Sent(patch, record.Path, b, record.ETag)));
        }
        var (hook, made) = (Writes.Single(c => c.Id == "correctWebhook"), Writes.Single(c => c.Id == "createWebhook"));
        bad.AddRange(Patches(makes.Of(Schema(made), Examples(made).First())).Select(b => Sent(hook, Address(hook, b.Json), b)));

        await AllRefusedAsync(bad, atLeast: 200);
    }

    public async Task InitializeAsync()
    {
        // To an address of the public internet, which is never sent to: it is disabled at once.
        using var made = await admin.PostAsync("/v1/webhooks", new JsonObject { ["url"] = "https://93.184.215.14/hook" });
        webhook = (string)(await made.JsonAsync())["id"]!;
        using var disabled = await admin.PatchAsync($"/v1/webhooks/{webhook}", new JsonObject { ["enabled"] = false });
        await disabled.ShouldBeAsync(System.Net.HttpStatusCode.OK);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static IEnumerable<BadBody> Patches(IEnumerable<BadBody> bad) =>
        from body in bad
        where body.What != "missing" && body.What != BadBodies.LeftOut && body.Pointer.Count(c => c == '/') == 1
        select body with { Json = new JsonObject { [body.Pointer[1..]] = body.Json[body.Pointer[1..]]?.DeepClone() } };

    private async Task AllRefusedAsync(IEnumerable<Refusing.Bad> bad, int atLeast)
    {
        var all = bad.ToList();
        (await new Refusing(api).WrongAsync(admin, all)).ShouldBeNone();
        Assert.InRange(all.Count, atLeast, int.MaxValue);
    }

    private static Refusing.Bad Sent(DoorCall call, string address, BadBody body, string? tag = null) =>
        new($"{call} with {body.Pointer} {body.What}", () =>
        {
            var request = new HttpRequestMessage(new HttpMethod(call.Method.ToUpperInvariant()), address) { Content = new StringContent(body.Json.ToJsonString(), Encoding.UTF8, "application/json") };
            if (call.Method == "put")
                request.Headers.TryAddWithoutValidation("If-None-Match", "*");
            else if (call.Operation.ToJsonString().Contains("/IfMatch\"", StringComparison.Ordinal))
                request.Headers.TryAddWithoutValidation("If-Match", tag ?? "*");
            return request;
        }, problem => problem["errors"]?.AsArray().Any(e => (string)e!["pointer"]! is var told && (told == body.Pointer || (ToldWhole.Contains(told) && body.Pointer.StartsWith(told, StringComparison.Ordinal)))) == true);

    private static JsonNode Schema(DoorCall call) => call.Operation["requestBody"]!["content"]!["application/json"]!["schema"]!;

    private static IEnumerable<JsonObject> Examples(DoorCall call)
    {
        var media = call.Operation["requestBody"]!["content"]!["application/json"]!;
        return media["example"] is JsonObject one ? [one] : media["examples"]!.AsObject().Select(e => e.Value!["value"]!.AsObject());
    }

    // A fresh id, but for actors, whose slug stands in the body too, and for webhooks.
    private string Address(DoorCall call, JsonObject good) => call.Address(
        call.Path.Contains("{slug}", StringComparison.Ordinal) ? (string?)good["slug"] : call.Room == "/v1/webhooks" ? webhook : Guid.CreateVersion7().ToString());
}
