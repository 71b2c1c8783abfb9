using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Keys;

public sealed class RotationTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private HttpClient Admin => api.Client(Role.Admin);

    [Fact]
    public async Task Both_secrets_are_taken_for_the_overlap_and_then_the_new_one_alone()
    {
        var old = await api.MakeKeyAsync(Role.Contributor);

        var rotated = await RotateAsync(old, "?overlapHours=2");
        var @new = (string)rotated["key"]!;
        var during = (await StatusAsync(old), await StatusAsync(@new));
        api.Clock.Advance(TimeSpan.FromHours(2.1));
        var afterwards = (await StatusAsync(old), await StatusAsync(@new));
        using var refused = await api.NewClient(old).GetAsync(new Uri("/v1/events", UriKind.Relative));

        Assert.NotEqual(old, @new);
        Assert.Equal(old.Split('_')[1], @new.Split('_')[1]);
        Assert.Equal((200, 200), during);
        Assert.Equal((401, 200), afterwards);
        await refused.ShouldBeProblemAsync(401, "unauthorized");
        Assert.Equal("Bearer", Assert.Single(refused.Headers.WwwAuthenticate).Scheme);
        Assert.Null((await Admin.ReadAsync($"/v1/keys/{Id(old)}"))["oldSecretUntil"]);
    }

    [Fact]
    public async Task What_is_recorded_by_either_secret_is_recorded_by_the_one_name()
    {
        var old = await api.MakeKeyAsync(Role.Contributor);
        var before = await api.NewClient(old).CreateActorAsync(Given.AnActor());

        var @new = (string)(await RotateAsync(old))["key"]!;
        var after = await api.NewClient(@new).CreateActorAsync(Given.AnActor());

        Assert.Equal((string)before.Json["recordedBy"]!, (string)after.Json["recordedBy"]!);
    }

    [Fact]
    public async Task Without_an_overlap_the_old_secret_ends_at_once()
    {
        var old = await api.MakeKeyAsync(Role.Reader);

        var rotated = await RotateAsync(old, "?overlapHours=0");

        Assert.Null(rotated["oldSecretUntil"]);
        Assert.Equal((401, 200), (await StatusAsync(old), await StatusAsync((string)rotated["key"]!)));
    }

    [Fact]
    public async Task Rotated_twice_the_first_of_three_secrets_ends()
    {
        var first = await api.MakeKeyAsync(Role.Reader);
        var second = (string)(await RotateAsync(first))["key"]!;

        var third = (string)(await RotateAsync(first))["key"]!;

        Assert.Equal((401, 200, 200), (await StatusAsync(first), await StatusAsync(second), await StatusAsync(third)));
    }

    [Fact]
    public async Task Revoked_a_key_ends_with_both_secrets_and_is_not_rotated_any_more()
    {
        var old = await api.MakeKeyAsync(Role.Reader);
        var @new = (string)(await RotateAsync(old))["key"]!;

        (await Admin.DeleteAsync(new Uri($"/v1/keys/{Id(old)}", UriKind.Relative))).Dispose();
        using var again = await Admin.PostAsync($"/v1/keys/{Id(old)}/rotate", null);

        Assert.Equal((401, 401), (await StatusAsync(old), await StatusAsync(@new)));
        await again.ShouldBeProblemAsync(409, "key_ended");
    }

    [Fact]
    public async Task Of_two_who_rotate_at_once_both_get_a_secret_that_is_taken()
    {
        var old = await api.MakeKeyAsync(Role.Reader);

        var rotated = await Task.WhenAll(RotateAsync(old), RotateAsync(old));

        foreach (var key in rotated.Select(r => (string)r["key"]!))
            Assert.Equal(200, await StatusAsync(key));
    }

    [Theory]
    [InlineData("?overlapHours=721")]
    [InlineData("?overlapHours=-1")]
    [InlineData("?overlapHours=1.5")]
    [InlineData("?overlap=1")]
    public async Task An_overlap_that_is_none_is_refused(string query)
    {
        var key = await api.MakeKeyAsync(Role.Reader);

        using var answer = await Admin.PostAsync($"/v1/keys/{Id(key)}/rotate{query}", null);

        await answer.ShouldBeProblemAsync(400, "invalid_parameter");
        Assert.Equal(200, await StatusAsync(key));
    }

    [Fact]
    public async Task Only_admins_rotate_and_only_what_is_there_and_never_twice_by_one_word()
    {
        var key = await api.MakeKeyAsync(Role.Editor);

        using var own = await api.NewClient(key).PostAsync($"/v1/keys/{Id(key)}/rotate", null);
        using var missing = await Admin.PostAsync("/v1/keys/000000000000/rotate", null);
        using var once = await Admin.PostAsync($"/v1/keys/{Id(key)}/rotate", null, idempotencyKey: "once");

        await own.ShouldBeProblemAsync(403, "forbidden");
        await missing.ShouldBeProblemAsync(404, "not_found");
        await once.ShouldBeProblemAsync(400, "invalid_parameter");
    }

    [Fact]
    public async Task When_a_key_was_used_is_written_down_behind_the_requests_and_once_a_minute()
    {
        var key = await api.MakeKeyAsync(Role.Reader);
        await StatusAsync(key);

        var before = await LastUsedRowAsync(key);
        api.Clock.Advance(TimeSpan.FromMinutes(1.5));
        var written = await UntilAsync(() => LastUsedRowAsync(key), at => at is not null);

        Assert.Null(before);
        Assert.NotNull(written);
    }

    [Fact]
    public async Task A_key_that_was_revoked_by_another_instance_is_refused_within_a_second()
    {
        var key = await api.MakeKeyAsync(Role.Reader);
        var before = await StatusAsync(key);

        await api.Database.ExecuteAsync($"update api_keys set revoked_at = now() where id = '{Id(key)}'");
        api.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((200, 401), (before, await StatusAsync(key)));
    }

    private async Task<object?> LastUsedRowAsync(string key) => (await api.Database.RowsAsync($"select last_used_at from api_keys where id = '{Id(key)}'"))[0][0];

    private static async Task<T> UntilAsync<T>(Func<Task<T>> read, Func<T, bool> isThere)
    {
        for (var watch = System.Diagnostics.Stopwatch.StartNew(); ; await Task.Delay(20))
            if (await read() is var found && (isThere(found) || watch.Elapsed > TimeSpan.FromSeconds(20)))
                return found;
    }

    private async Task<JsonObject> RotateAsync(string key, string query = "")
    {
        using var answer = await Admin.PostAsync($"/v1/keys/{Id(key)}/rotate{query}", null);
        await answer.ShouldBeAsync(HttpStatusCode.OK);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        return await answer.JsonAsync();
    }

    private async Task<int> StatusAsync(string key)
    {
        using var answer = await api.NewClient(key).GetAsync(new Uri("/v1/actors", UriKind.Relative));
        return (int)answer.StatusCode;
    }

    private static string Id(string key) => key.Split('_')[1];
}
