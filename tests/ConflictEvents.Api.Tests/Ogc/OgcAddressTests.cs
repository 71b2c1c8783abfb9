using System.Text.RegularExpressions;
using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Ogc;

/// <summary>Behind a proxy, links begin with the configured address.</summary>
public sealed partial class OgcAddressTests(OgcAddressTests.ProxiedFixture api) : IClassFixture<OgcAddressTests.ProxiedFixture>
{
    private const string Public = "https://desk.example.org/events";

    public sealed class ProxiedFixture : ApiFixture
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["ConflictEvents:PublicAddress"] = Public + "/" };
    }

    [Theory]
    [InlineData("/ogc")]
    [InlineData("/ogc/collections")]
    [InlineData("/ogc/collections/strikes")]
    [InlineData("/ogc/collections/strikes/items?limit=1")]
    public async Task Every_link_begins_with_the_public_address(string path)
    {
        var links = Href().Matches((await api.Client().ReadAsync(path)).ToJsonString()).Select(m => m.Groups[1].Value).ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.StartsWith(Public + "/", link, StringComparison.Ordinal));
    }

    [Fact]
    public async Task So_does_the_server_of_the_definition() =>
        Assert.Equal(Public + "/ogc", (string)(await api.Client().ReadAsync("/ogc/api"))["servers"]![0]!["url"]!);

    [GeneratedRegex("\"href\":\"([^\"]+)\"")]
    private static partial Regex Href();
}
