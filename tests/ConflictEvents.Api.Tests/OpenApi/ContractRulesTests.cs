using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House.Contract;

namespace ConflictEvents.Api.Tests.OpenApi;

public sealed class ContractRulesTests
{
    [Fact]
    public void The_contract_describes_everything() => Assert.Empty(new ContractRules(ContractFile.Committed).Complaints());

    [Theory]
    [InlineData("paths//v1/strikes/get/summary", "listStrikes has no sentence")]
    [InlineData("paths//v1/strikes/get/operationId", "get /v1/strikes has no operationId of its own")]
    [InlineData("paths//v1/strikes/get/tags", "listStrikes stands in no group")]
    [InlineData("paths//v1/strikes/get/responses/401", "listStrikes does not document 401")]
    [InlineData("paths//v1/strikes/{id}/get/responses/404", "getStrike does not document 404")]
    [InlineData("paths//v1/strikes/get/responses/200/description", "listStrikes does not say when it answers 200")]
    [InlineData("paths//v1/strikes/get/parameters/0/description", "listStrikes: kind is not described")]
    [InlineData("paths//v1/strikes/get/parameters/0/explode", "listStrikes: kind is a list and explodes")]
    [InlineData("paths//v1/strikes/post/requestBody/content/application~1json/example", "createStrike has no example in application/json")]
    [InlineData("paths//v1/strikes/post/requestBody/content/application~1json/example/title", "createStrike: an example of application/json does not fit: /title is missing")]
    [InlineData("components/schemas/EventTime/description", "EventTime is not described")]
    [InlineData("components/schemas/EventTime/properties/raw/description", "EventTime.raw is not described")]
    [InlineData("components/schemas/Damage/description", "Damage: none is not explained")]
    [InlineData("tags/2/description", "the group Strikes is not described")]
    public void What_is_left_out_is_found(string place, string complaint) => Assert.Contains(complaint, Doctored(place));

    [Fact]
    public void An_operation_with_the_name_of_another_is_found()
    {
        var document = Copy();
        document["paths"]!["/v1/strikes"]!["get"]!["operationId"] = "listEvents";

        Assert.Contains("get /v1/events has no operationId of its own", new ContractRules(new(document)).Complaints());
    }

    private static IEnumerable<string> Doctored(string place)
    {
        var document = Copy();
        // A path has slashes of its own: `paths//v1/strikes/get` is the member `/v1/strikes` of `paths`.
        var steps = place.Split("//") is [var paths, var rest] && rest.IndexOf("/get", StringComparison.Ordinal) is var get && (get >= 0 ? get : rest.IndexOf("/post", StringComparison.Ordinal)) is var end
            ? [paths, "/" + rest[..end], .. rest[(end + 1)..].Split('/')]
            : place.Split('/');
        var parent = steps[..^1].Aggregate((JsonNode)document, (at, step) => int.TryParse(step, out var i) && at is JsonArray list ? list[i]! : at[step.Replace("~1", "/", StringComparison.Ordinal)]!);
        Assert.True(parent.AsObject().Remove(steps[^1]), $"{place} is not in the contract");
        return new ContractRules(new(document)).Complaints();
    }

    private static JsonObject Copy() => ContractFile.Committed.Document.DeepClone().AsObject();
}
