using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.Doors;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.House.Contract;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Malformed;

/// <summary>Every parameter and header of every operation of the contract, sent wrongly in each way that its schema knows.</summary>
public sealed class GeneratedParametersTests(DoorsFixture api) : IClassFixture<DoorsFixture>
{
    private static readonly ContractFile Contract = ContractFile.Committed;
    private static readonly string[] NoIds = ["x", "0", "%20", "1e3", "0195f3a0-0000-7000-8000-00000000000g"];
    private static readonly string[] NoJson = ["image/png", "application/json-patch+json", "application/json; charset=utf-7", "multipart/form-data; boundary=x", ""];

    private static IEnumerable<DoorCall> Calls => DoorCall.All(Contract).Where(c => DoorTable.All[c.Id].Needed is not null);

    [Fact]
    public async Task Every_parameter_that_is_malformed_repeated_or_empty_is_refused_by_its_name()
    {
        var makes = new BadParameters(Contract);
        var bad =
            from call in Calls
            from parameter in Parameters(call, "query")
            from fault in makes.Of(parameter)
            where !IsTaken(call, (string)parameter["name"]!, fault.What)
            select Asked(call, fault.Query, $"{parameter["name"]} {fault.What}", (string)parameter["name"]!);

        await AllRefusedAsync(bad, atLeast: 2000);
    }

    [Fact]
    public Task A_parameter_that_is_not_known_is_refused_by_its_name_at_every_door() =>
        AllRefusedAsync(Calls.Select(call => Asked(call, "nobodyKnows=1", "an unknown parameter", "nobodyKnows")), atLeast: 90);

    [Fact]
    public async Task A_condition_or_key_that_is_malformed_is_refused_by_its_name()
    {
        (string Name, string Value)[] headers = [("If-Match", "garbage"), ("If-None-Match", "garbage"), ("Idempotency-Key", "two words"), ("Idempotency-Key", new string('k', 256)), ("Last-Event-ID", "garbage"), ("Acting-As", new string('a', 101)), ("Min-Position", "garbage")];
        var bad =
            from call in Calls
            from header in headers
            where Parameters(call, "header").Any(p => (string)p["name"]! == header.Name) && !(call.IsRead && header.Name == "If-None-Match")
            select new Refusing.Bad($"{call} with {header.Name}: {header.Value}", () =>
            {
                var request = call.Request(Record(call), DoorTable.All[call.Id].Query);
                request.Headers.Remove(header.Name);
                request.Headers.TryAddWithoutValidation(header.Name, header.Value);
                if (header.Name == "If-None-Match")
                    request.Headers.Remove("If-Match");
                if (header.Name == "Last-Event-ID")
                    request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
                return request;
            }, problem => (string?)problem["parameter"] == header.Name);

        await AllRefusedAsync(bad, atLeast: 80);
    }

    [Fact]
    public Task An_address_that_is_malformed_leads_nowhere() =>
        AllRefusedAsync(
            from call in Calls
            from value in NoIds
            let address = call.Path.Replace("{id}", value, StringComparison.Ordinal).Replace("{featureId}", value, StringComparison.Ordinal).Replace("{delivery}", value, StringComparison.Ordinal).Replace("{number}", value, StringComparison.Ordinal)
            where address != call.Path && !call.Path.Contains("{slug}", StringComparison.Ordinal) && !call.Path.StartsWith("/v1/keys", StringComparison.Ordinal)
            select new Refusing.Bad($"{call} at {address}", () =>
            {
                var request = call.Request();
                request.RequestUri = new(address.Replace("{collectionId}", "events", StringComparison.Ordinal), UriKind.Relative);
                return request;
            }, _ => true, 404),
            atLeast: 200);

    [Fact]
    public Task A_media_type_that_is_not_to_be_had_is_refused_at_every_door() =>
        AllRefusedAsync(Calls.Select(call => new Refusing.Bad($"{call} for image/png", () =>
        {
            var request = call.Request(Record(call), DoorTable.All[call.Id].Query);
            request.Headers.TryAddWithoutValidation("Accept", "image/png");
            return request;
        }, problem => (string?)problem["code"] == "not_acceptable", 406)), atLeast: 90);

    [Fact]
    public Task A_body_of_another_media_type_is_refused_at_every_door() =>
        AllRefusedAsync(
            from call in Calls
            where call.TakesBody
            from type in NoJson
            select new Refusing.Bad($"{call} of '{type}'", () =>
            {
                var request = call.Request(Record(call));
                request.Content = new ByteArrayContent("{}"u8.ToArray());
                request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
                return request;
            }, problem => (string?)problem["code"] == "unsupported_media_type", 415),
            atLeast: 100);

    private async Task AllRefusedAsync(IEnumerable<Refusing.Bad> bad, int atLeast)
    {
        var all = bad.ToList();
        (await new Refusing(api).WrongAsync(api.Client(Role.Admin), all)).ShouldBeNone();
        Assert.InRange(all.Count, atLeast, int.MaxValue);
    }

    private Refusing.Bad Asked(DoorCall call, string query, string what, string name) =>
        new($"{call} with {what}", () =>
        {
            var request = call.Request(Record(call));
            request.RequestUri = new(call.Address(Record(call), $"{Needed(call, name)}{query}"), UriKind.Relative);
            if (call.Id is "writeBulk" or "createImport")
                request.Content = new StringContent("", null, "application/x-ndjson");
            return request;
        }, problem => (string?)problem["parameter"] == name);

    // What the operation cannot do without, but for the parameter that is sent wrongly.
    private static string Needed(DoorCall call, string name)
    {
        var needed = DoorTable.All[call.Id].Query.Split('&').Concat(Parameters(call, "query").Any(p => (string)p["name"]! == "reason") ? ["reason=other"] : []);
        return string.Concat(needed.Where(n => n.Length > 0 && !n.StartsWith($"{name}=", StringComparison.Ordinal)).Select(n => $"{n}&"));
    }

    private string? Record(DoorCall call) => call.IsRead && call.Room is { } room && DoorTable.All[call.Id].Needed == Role.Reader ? api.World.ShownIn(room) : null;

    private static IEnumerable<JsonObject> Parameters(DoorCall call, string place) =>
        (call.Operation["parameters"]?.AsArray() ?? []).Select(p => Contract.Resolve(p!)).Where(p => (string)p["in"]! == place);

    // Under /ogc the standard wants a limit above the highest to be taken as that. A successor is looked for when the record is there: BadAddressTests.
    private static bool IsTaken(DoorCall call, string name, string what) =>
        (call.Path.StartsWith("/ogc/", StringComparison.Ordinal) && name == "limit" && what is "too great" or "too great to hold") || (name == "successor" && what == "with a NUL");
}
