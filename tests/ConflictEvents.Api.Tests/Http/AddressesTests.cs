using System.Net;
using ConflictEvents.Api.Http;
using ConflictEvents.Api.Limiting;

namespace ConflictEvents.Api.Tests.Http;

public sealed class AddressesTests
{
    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2::", "2001:db8:1:2::/64")]
    [InlineData("::1", "::/64")]
    public void A_caller_is_counted_by_address_or_network(string address, string counted) => Assert.Equal(counted, CallerAddress.Network(IPAddress.Parse(address)));

    [Theory]
    [InlineData("10.0.0.5", "10.0.0.5/32")]
    [InlineData("172.16.0.0/12", "172.16.0.0/12")]
    [InlineData("2001:db8::/32", "2001:db8::/32")]
    [InlineData("::1", "::1/128")]
    [InlineData("10", null)]
    [InlineData("proxy.example.org", null)]
    [InlineData("10.0.0.0/33", null)]
    public void A_proxy_is_an_address_or_a_network(string text, string? network) => Assert.Equal(network, Addresses.Network(text)?.ToString());

    [Theory]
    [InlineData("https://desk.example.org", true)]
    [InlineData("http://localhost:3000", true)]
    [InlineData("https://desk.example.org/", false)]
    [InlineData("https://desk.example.org/path", false)]
    [InlineData("https://somebody@desk.example.org", false)]
    [InlineData("desk.example.org", false)]
    [InlineData("ftp://desk.example.org", false)]
    [InlineData("*", false)]
    public void An_origin_is_what_a_browser_sends(string text, bool isOrigin) => Assert.Equal(isOrigin, Addresses.IsOrigin(text));
}
