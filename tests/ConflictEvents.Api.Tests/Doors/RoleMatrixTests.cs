using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.House.Contract;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ConflictEvents.Api.Tests.Doors;

/// <summary>Who may call what, by the table, wherever reading without a key is open.</summary>
public sealed class RoleMatrixTests(DoorsFixture api) : IClassFixture<DoorsFixture>
{
    // What is served beside the contract: nothing of it says anything of a record.
    private static readonly string[] BesideTheContract = ["/", "/metrics"];

    [Fact]
    public async Task Every_door_lets_in_whom_the_table_names_and_nobody_else() => (await new RoleMatrix(api, isOpen: true).DifferencesAsync()).ShouldBeNone();

    [Fact]
    public void Every_operation_of_the_contract_stands_in_the_table() => Assert.Empty(Missing(ContractFile.Committed));

    [Fact]
    public void An_operation_without_an_entry_is_named()
    {
        var document = ContractFile.Committed.Document.DeepClone().AsObject();
        document["paths"]!["/v1/new"] = new JsonObject { ["get"] = new JsonObject { ["operationId"] = "getNew" } };

        Assert.Equal(["GET /v1/new has no entry in the table of doors"], Missing(new ContractFile(document)));
    }

    [Fact]
    public void Every_entry_of_the_table_is_an_operation_of_the_contract() =>
        Assert.Empty(DoorTable.All.Keys.Except(DoorCall.All(ContractFile.Committed).Select(c => c.Id)));

    [Fact]
    public void What_is_served_stands_in_the_contract_or_is_known()
    {
        var templates = DoorCall.All(ContractFile.Committed).Select(c => Plain(c.Path)).ToHashSet();
        var served = api.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'));

        Assert.Empty(served.Select(Plain).Distinct().Except(templates).Except(BesideTheContract));
    }

    private static IEnumerable<string> Missing(ContractFile contract) =>
        DoorCall.All(contract).Where(c => !DoorTable.All.ContainsKey(c.Id)).Select(c => $"{c} has no entry in the table of doors");

    // Without the names and constraints of parameters: {id:guid} is {}.
    private static string Plain(string template) => string.Join('/', template.Split('/').Select(segment => segment.StartsWith('{') ? "{}" : segment));
}
