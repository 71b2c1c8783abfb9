using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.House.Contract;
using ConflictEvents.Api.Tests.Http;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Doors;

/// <summary>Each operation of the contract, called by everybody who might.</summary>
internal sealed class RoleMatrix(DoorsFixture api, bool isOpen)
{
    // A key that is made like ours and was never given out, and what is no key at all.
    private const string Unknown = "ce_000000000000_0000000000000000000000000000000000000000000_00000000";

    /// <summary>Who calls, and with what role; a key that is not taken has none.</summary>
    private sealed record Caller(string Name, HttpClient Client, Role? Role, bool HasKey = true);

    /// <summary>Each answer that is another than the table says, in a line.</summary>
    public async Task<IReadOnlyList<string>> DifferencesAsync()
    {
        var calls = DoorCall.All(ContractFile.Committed).Where(c => DoorTable.All.ContainsKey(c.Id)).ToList();
        var (differences, before) = (new List<string>(), await api.PositionAsync());
        foreach (var caller in await CallersAsync())
            await Parallel.ForEachAsync(calls, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (call, _) =>
            {
                if (await DifferenceAsync(call, caller) is { } difference)
                    lock (differences)
                        differences.Add(difference);
            });
        if (await api.PositionAsync() is var after && after != before)
            differences.Add($"The ledger has moved from {before} to {after}.");
        return differences;
    }

    private async Task<string?> DifferenceAsync(DoorCall call, Caller caller)
    {
        var door = DoorTable.All[call.Id];
        var record = call.IsRead && call.Room is { } room && door.Needed == Role.Reader ? api.World.ShownIn(room) : null;
        using var request = call.Request(record, door.Query);
        using var answer = await caller.Client.SendAsync(request);
        var expected = Expected(door, caller);
        if ((int)answer.StatusCode != expected)
            return $"{call} as {caller.Name} was answered {(int)answer.StatusCode}, not {expected}: {await answer.Content.ReadAsStringAsync()}";
        return answer.StatusCode == HttpStatusCode.Unauthorized && !answer.Headers.WwwAuthenticate.Any(w => w.Scheme == "Bearer") ? $"{call} as {caller.Name} does not say how to sign in"
            : answer.StatusCode == HttpStatusCode.Forbidden && !(await Detail(answer)).Contains(Json.WireNames.Of(door.Needed!.Value), StringComparison.Ordinal) ? $"{call} as {caller.Name} does not say which role it needs"
            : null;
    }

    private int Expected(Door door, Caller caller) => door.Needed is not { } needed ? door.Let
        : !caller.HasKey ? isOpen && needed == Role.Reader ? door.Let : 401
        : caller.Role is not { } role ? 401
        : role < needed ? 403
        : door.Let;

    private async Task<IReadOnlyList<Caller>> CallersAsync()
    {
        var (revoked, expired) = (await NewKeyAsync(null), await NewKeyAsync(api.Clock.GetUtcNow().AddHours(1)));
        using var revoking = await api.Client(Role.Admin).DeleteAsync($"/v1/keys/{revoked["id"]}", null);
        await revoking.ShouldBeAsync(HttpStatusCode.OK);
        api.Clock.Advance(TimeSpan.FromHours(2));
        return
        [
            new("nobody", api.Client(), null, HasKey: false),
            new("a key that was never made", api.NewClient(Unknown), null),
            new("something that is no key", api.NewClient("sesame"), null),
            new("a revoked admin", api.NewClient((string)revoked["key"]!), null),
            new("an expired admin", api.NewClient((string)expired["key"]!), null),
            .. Enum.GetValues<Role>().Select(role => new Caller(role.ToString(), api.Client(role), role)),
        ];
    }

    private async Task<JsonObject> NewKeyAsync(DateTimeOffset? expiresAt)
    {
        using var made = await api.Client(Role.Admin).PostAsync("/v1/keys", new JsonObject { ["name"] = Given.Fresh("gone "), ["role"] = "admin", ["expiresAt"] = expiresAt });
        await made.ShouldBeAsync(HttpStatusCode.Created);
        return await made.JsonAsync();
    }

    private static async Task<string> Detail(HttpResponseMessage answer) => (string)(await answer.JsonAsync())["detail"]!;
}
