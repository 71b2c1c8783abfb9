using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;
using Microsoft.IdentityModel.Tokens;

namespace ConflictEvents.Api.Tests.People;

/// <summary>People who sign in at their organisation's provider, beside keys.</summary>
public sealed class PersonTokensTests(PeopleFixture api) : IClassFixture<PeopleFixture>
{
    private static readonly RSA Another = RSA.Create(2048);
    private static readonly Uri Actors = new("/v1/actors", UriKind.Relative);

    [Theory]
    [InlineData("ce-readers", 403, 403)]
    [InlineData("ce-writers", 201, 403)]
    [InlineData("ce-editors ce-readers", 201, 200)]
    public async Task A_person_may_do_what_the_highest_mapped_role_may(string roles, int creates, int retracts)
    {
        using var person = api.Person(api.Token(Given.Fresh("p"), roles.Split(' ')));
        var kept = await api.Client(Role.Contributor).CreateActorAsync(Given.AnActor());

        using var created = await person.PostAsync("/v1/actors", Given.AnActor());
        using var retracted = await person.DeleteAsync($"{kept.Path}?reason=own_error", kept.ETag);

        Assert.Equal((creates, retracts), ((int)created.StatusCode, (int)retracted.StatusCode));
    }

    [Fact]
    public async Task Changes_are_recorded_by_a_name_that_no_key_can_have()
    {
        var name = Given.Fresh("ruth");
        using var person = api.Person(Provider.Sign(api.Claims(name, "ce-writers"), api.Provider.Ec()));

        var kept = await person.CreateActorAsync(Given.AnActor());
        using var key = await api.Client(Role.Admin).PostAsync("/v1/keys", new JsonObject { ["name"] = $"Person:{name}", ["role"] = "reader" });

        Assert.Equal($"person:{name}", (string)kept.Json["recordedBy"]!);
        await key.ShouldBeProblemAsync(400, "/name", "reserved");
    }

    [Theory]
    [InlineData("none")]
    [InlineData("shared secret")]
    [InlineData("public key as secret")]
    [InlineData("another's key")]
    [InlineData("key that nobody knows")]
    [InlineData("issuer")]
    [InlineData("audience")]
    [InlineData("no audience")]
    [InlineData("expired")]
    [InlineData("not yet")]
    [InlineData("for ever")]
    [InlineData("no name")]
    [InlineData("name with a line break")]
    [InlineData("changed")]
    [InlineData("no token")]
    public async Task A_token_that_is_not_right_is_refused_like_a_wrong_key(string how)
    {
        using var answer = await api.Person(Broken(how)).GetAsync(Actors);

        var problem = await answer.ShouldBeProblemAsync(401, "unauthorized");
        Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
        Assert.Equal("realm=\"conflict-events\"", answer.Headers.WwwAuthenticate.Single().Parameter);
        Assert.Equal("This key or token is not taken: it is not known, has expired or was revoked.", (string)problem["detail"]!);
        api.Log.ShouldHoldNoErrors();
    }

    [Fact]
    public async Task Who_has_no_role_here_is_told_so_and_named_in_the_audit()
    {
        var name = Given.Fresh("stranger");
        using var person = api.Person(api.Token(name, "others"));

        using var read = await person.GetAsync(Actors);

        await read.ShouldBeProblemAsync(403, "forbidden");
        var watch = Stopwatch.StartNew();
        JsonArray found;
        do
        {
            api.Clock.Advance(TimeSpan.FromSeconds(5));
            found = (await api.Client(Role.Admin).ReadAsync($"/v1/audit?kind=denial&by=person:{name}"))["items"]!.AsArray();
        }
        while (found.Count == 0 && watch.Elapsed < TimeSpan.FromSeconds(20));
        Assert.Equal(("no_role", 403), ((string)found[0]!["action"]!, (int)found[0]!["status"]!));
    }

    [Fact]
    public async Task A_new_key_of_the_provider_is_found_at_the_first_token_and_the_one_before_is_taken_no_more()
    {
        api.ForgetKeys();
        var (old, name) = (api.Token("before", "ce-readers"), Given.Fresh("after"));
        var before = await StatusAsync(old);

        api.Provider.Roll();
        var withNew = await StatusAsync(api.Token(name, "ce-readers"));
        var withOld = await StatusAsync(old);

        Assert.Equal((200, 200, 401), (before, withNew, withOld));
    }

    [Fact]
    public async Task Tokens_of_keys_that_nobody_has_do_not_make_us_ask_the_provider_each_time()
    {
        api.ForgetKeys();
        await StatusAsync(api.Token("known", "ce-readers"));
        var before = api.Provider.Asked;

        for (var i = 0; i < 10; i++)
            await StatusAsync(Broken("key that nobody knows"));

        Assert.InRange(api.Provider.Asked - before, 0, 1);
    }

    [Fact]
    public async Task While_the_provider_is_away_known_keys_go_on()
    {
        api.ForgetKeys();
        var before = await StatusAsync(api.Token("here", "ce-readers"));
        api.Provider.IsAway = true;
        try
        {
            var unknown = await StatusAsync(Broken("key that nobody knows"));
            var after = await StatusAsync(api.Token("still-here", "ce-readers"));

            Assert.Equal((200, 401, 200), (before, unknown, after));
        }
        finally
        {
            api.Provider.IsAway = false;
        }
    }

    [Fact]
    public async Task A_provider_that_never_answered_is_503_for_people_and_nothing_to_keys()
    {
        api.ForgetKeys();
        api.Provider.IsAway = true;
        try
        {
            using var person = await api.Person(api.Token("early", "ce-editors")).GetAsync(Actors);
            using var key = await api.Client(Role.Reader).GetAsync(Actors);

            await person.ShouldBeProblemAsync(503, "unavailable");
            Assert.NotNull(person.Headers.RetryAfter);
            await key.ShouldBeAsync(HttpStatusCode.OK);
        }
        finally
        {
            api.Provider.IsAway = false;
            api.ForgetKeys();
        }
        Assert.Equal(200, await StatusAsync(api.Token("late", "ce-readers")));
    }

    [Fact]
    public async Task Who_tries_too_many_tokens_is_refused_and_who_was_taken_is_not()
    {
        var (address, held) = (PeopleFixture.NewAddress(), api.Token("held", "ce-readers"));
        var before = await StatusAsync(held, address);
        var (wrong, statuses) = (Broken("another's key"), new List<int>());
        for (var i = 0; i < 3 * PeopleFixture.SignIns && !statuses.Contains(429); i++)
            statuses.Add(await StatusAsync(wrong, address));

        var after = await StatusAsync(held, address);
        var fresh = await StatusAsync(api.Token("fresh", "ce-readers"), address);

        Assert.Equal((200, 401, 429), (before, statuses[0], statuses[^1]));
        Assert.Equal((200, 429), (after, fresh));
    }

    private async Task<int> StatusAsync(string token, string? address = null)
    {
        using var answer = await api.Person(token, address).GetAsync(Actors);
        return (int)answer.StatusCode;
    }

    private string Broken(string how)
    {
        var claims = api.Claims(Given.Fresh("broken"), "ce-editors");
        var good = api.Provider.Rsa();
        return how switch
        {
            "none" => Provider.Sign(claims, null),
            "shared secret" => Provider.Sign(claims, PeopleFixture.Shared(RandomNumberGenerator.GetBytes(64))),
            "public key as secret" => Provider.Sign(claims, PeopleFixture.Shared(api.Provider.PublicKey)),
            "another's key" => Provider.Sign(claims, Stranger(good.Kid)),
            "key that nobody knows" => Provider.Sign(claims, Stranger(Given.Fresh("kid-"))),
            "issuer" => Provider.Sign(claims.With("iss", "https://id.example.net"), good),
            "audience" => Provider.Sign(claims.With("aud", "another-service"), good),
            "no audience" => Provider.Sign(claims.With("aud", null), good),
            "expired" => Provider.Sign(claims.With("exp", api.Seconds(-90)), good),
            "not yet" => Provider.Sign(claims.With("nbf", api.Seconds(90)), good),
            "for ever" => Provider.Sign(claims.With("exp", null), good),
            "no name" => Provider.Sign(claims.With("sub", null), good),
            "name with a line break" => Provider.Sign(claims.With("sub", "ruth\nadmin"), good),
            "changed" => Changed(Provider.Sign(claims, good)),
            _ => "a.b.c",
        };
    }

    private static SigningCredentials Stranger(string kid) => new(new RsaSecurityKey(Another) { KeyId = kid }, SecurityAlgorithms.RsaSha256);

    private static string Changed(string token)
    {
        var parts = token.Split('.');
        var claims = JsonNode.Parse(Base64UrlEncoder.Decode(parts[1]))!.AsObject().With("sub", "somebody-else");
        return $"{parts[0]}.{Base64UrlEncoder.Encode(claims.ToJsonString())}.{parts[2]}";
    }
}
