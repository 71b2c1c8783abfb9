using System.Globalization;
using System.Security.Cryptography;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Keys;

namespace ConflictEvents.Api.Tests.Limiting;

/// <summary>Who guesses at keys and says each time that he sits elsewhere. No proxy is known here, so nobody is believed.</summary>
public sealed class SpoofedAddressTests(SpoofedAddressTests.Fixture api) : IClassFixture<SpoofedAddressTests.Fixture>
{
    private const int Most = 8;

    public sealed class Fixture : ApiFixture
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
        {
            ["ConflictEvents:RateLimits:Enabled"] = "true",
            ["ConflictEvents:RateLimits:SignIns"] = Most.ToString(CultureInfo.InvariantCulture),
        };
    }

    [Fact]
    public async Task What_a_header_says_of_the_address_is_no_new_bucket_of_sign_ins()
    {
        var codes = new List<string>();
        for (var i = 0; i < 2 * Most; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/actors");
            request.Headers.Authorization = new("Bearer", Guess());
            foreach (var header in new[] { "X-Forwarded-For", "X-Real-IP", "True-Client-IP", "CF-Connecting-IP", "X-Client-IP", "X-Original-For" })
                request.Headers.TryAddWithoutValidation(header, $"203.0.113.{i}");
            request.Headers.TryAddWithoutValidation("Forwarded", $"for=203.0.113.{i}");
            using var answer = await api.Client().SendAsync(request);
            codes.Add((string)(await answer.JsonAsync())["code"]!);
        }

        // The fixture's own key took one of them.
        Assert.InRange(codes.TakeWhile(code => code == "unauthorized").Count(), 1, Most + 1);
        Assert.Equal("too_many_sign_ins", codes[^1]);
    }

    // With a checksum that is right: only the database knows that it is none.
    private static string Guess()
    {
        var text = $"ce_{RandomNumberGenerator.GetHexString(12, lowercase: true)}_{RandomNumberGenerator.GetHexString(40, lowercase: true)}";
        return $"{text}_{Crc32.Of(text)}";
    }
}
