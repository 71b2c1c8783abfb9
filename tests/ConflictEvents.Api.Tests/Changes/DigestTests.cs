using System.Security.Cryptography;
using System.Text;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Tool;
using ConflictEvents.Client;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Changes;

/// <summary>The digest of what stands, made again out of the exports' lines.</summary>
public sealed class DigestTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Digest = "/v1/changes/digest";

    [Theory]
    [InlineData(Role.Editor, "draft,published,withheld")]
    [InlineData(Role.Reader, "published")]
    public async Task It_is_made_of_what_exports_send_to_the_same_key(Role role, string lifecycle)
    {
        var desk = api.Client(Role.Editor);
        var world = await World.MakeAsync(desk);
        await world.ChangeAsync(desk);
        var exported = await Mirrored.ExportedAsync(api.Address, await api.MakeKeyAsync(role), Mirrored.All.With("lifecycle", lifecycle));

        var digest = await api.Client(role).ReadAsync(Digest);

        Assert.Equal((exported.Count, Of(exported)), ((int)digest["count"]!, (string)digest["digest"]!));
        Assert.DoesNotContain(exported.Keys, key => key.Contains(world.Retracted.Id, StringComparison.Ordinal) || key.Contains($" {world.Old.Id} ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task As_of_a_position_it_stays_whatever_is_written_later()
    {
        var desk = api.Client(Role.Editor);
        var world = await World.MakeAsync(desk);
        var then = await desk.ReadAsync(Digest);
        await world.ChangeAsync(desk);

        var now = await desk.ReadAsync(Digest);
        var again = await desk.ReadAsync($"{Digest}?asOf={then["position"]}");

        Assert.NotEqual((string)then["digest"]!, (string)now["digest"]!);
        Assert.Equal(then.ToJsonString(), again.ToJsonString());
    }

    [Theory]
    [InlineData("?kind=rumour", "kind")]
    [InlineData("?asOf=999999999", "asOf")]
    [InlineData("?lifecycle=retracted", "lifecycle")]
    [InlineData("?limit=5", "limit")]
    public async Task What_is_not_understood_is_refused_by_name(string query, string parameter)
    {
        using var answer = await api.Client(Role.Editor).GetAsync(Digest + query);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains(parameter, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_lifecycle_needs_the_right()
    {
        using var answer = await api.Client(Role.Reader).GetAsync($"{Digest}?lifecycle=draft");
        Assert.Equal(403, (int)answer.StatusCode);
    }

    // Independent of the client's own digest: the contract's words, once more.
    private static string Of(SortedDictionary<string, string> exported)
    {
        var lines = exported.Select(record => (Parts: record.Key.Split(' '), record.Value))
            .OrderBy(record => RecordTypes.Of(record.Parts[0])).ThenBy(record => record.Parts[1], StringComparer.Ordinal)
            .Select(record => $"{record.Parts[0]}\t{record.Parts[1]}\t{record.Parts[2]}\t{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(record.Value)))}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }
}
