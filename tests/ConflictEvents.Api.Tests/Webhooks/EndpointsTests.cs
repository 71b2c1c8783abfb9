using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.House.Contract;
using ConflictEvents.Keys;
using ConflictEvents.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ConflictEvents.Api.Tests.Webhooks;

/// <summary>Where webhooks must not lead (SSRF), on a server as it is by default.</summary>
public sealed class EndpointsTests(EndpointsTests.Fixture api) : IClassFixture<EndpointsTests.Fixture>
{
    private readonly HttpClient _admin = api.Client(Role.Admin);

    [Theory]
    [InlineData("http://public.example/hook")]
    [InlineData("ftp://public.example/hook")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://public.example/")]
    [InlineData("//public.example/hook")]
    [InlineData("public.example")]
    [InlineData("https:///hook")]
    [InlineData("https://public.example/hook#fragment")]
    [InlineData("https://user@public.example/hook")]
    [InlineData("https://user:password@public.example/hook")]
    [InlineData("https://public.example@127.0.0.1/hook")]
    [InlineData("https://public.example\\@127.0.0.1/hook")]
    [InlineData("https://public.example:70000/hook")]
    [InlineData("https://public.example/a b")]
    [InlineData(" https://public.example/")]
    [InlineData("https://public.example/\n")]
    [InlineData("https://\uff11\uff12\uff17.0.0.1/")]
    [InlineData("https://\u2460\u2461\u2466.0.0.1/")]
    [InlineData("https://localhost/")]
    [InlineData("https://LOCALHOST./")]
    [InlineData("https://a.localhost/")]
    [InlineData("https://metadata.google.internal/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://127.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f000001/")]
    [InlineData("https://0x7f.0.0.1/")]
    [InlineData("https://0177.0.0.1/")]
    [InlineData("https://127.0.0.1./")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::]/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://[fd00:ec2::254]/")]
    [InlineData("https://[fe80::1]/")]
    [InlineData("https://[fe80::1%25eth0]/")]
    [InlineData("https://[64:ff9b::127.0.0.1]/")]
    [InlineData("https://private.example/")]
    [InlineData("https://mixed.example/")]
    public async Task An_address_that_must_not_be_sent_to_is_refused(string url)
    {
        using var answer = await _admin.PostAsync("/v1/webhooks", new JsonObject { ["url"] = url });

        await answer.ShouldBeProblemAsync(400, "/url", "address");
        api.Log.ShouldHoldNoErrors();
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("169.254.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.8")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.250")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:93.184.216.34")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("3fff::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public async Task A_name_that_leads_to_a_special_address_is_refused(string address)
    {
        var host = Given.Fresh("special-") + ".example";
        api.Names.Say(host, "93.184.216.34", address);

        using var answer = await _admin.PostAsync("/v1/webhooks", new JsonObject { ["url"] = $"https://{host}/hook" });

        await answer.ShouldBeProblemAsync(400, "/url", "address");
    }

    [Theory]
    [InlineData("https://public.example/hook?key=a%20b&x=1")]
    [InlineData("HTTPS://Public.Example:8443/hook/")]
    [InlineData("https://93.184.216.34/hook")]
    [InlineData("https://[2606:2800:220:1:248:1893:25c8:1946]/hook")]
    [InlineData("https://xn--bcher-kva.example/")]
    public async Task An_address_of_the_public_internet_is_taken(string url)
    {
        using var answer = await _admin.PostAsync("/v1/webhooks", new JsonObject { ["url"] = url });

        await answer.ShouldBeAsync(HttpStatusCode.Created);
        Assert.Equal(url, (string)(await answer.JsonAsync())["url"]!);
        (await _admin.DeleteAsync(new Uri((await answer.JsonAsync()).Path(), UriKind.Relative))).Dispose();
    }

    [Fact]
    public async Task A_name_that_nobody_knows_is_refused()
    {
        using var answer = await _admin.PostAsync("/v1/webhooks", new JsonObject { ["url"] = "https://unknown.example/" });

        await answer.ShouldBeProblemAsync(400, "/url", "unknown_host");
    }

    [Fact]
    public async Task A_name_that_changes_its_meaning_after_the_check_is_not_connected_to()
    {
        await using var receiver = await Receiver.StartAsync();
        var host = Given.Fresh("rebinding-") + ".example";
        api.Names.Say(host, "93.184.216.34");
        using var made = await _admin.PostAsync("/v1/webhooks", new JsonObject { ["url"] = $"https://{host}:{new Uri(receiver.Url).Port}/hook" });
        await made.ShouldBeAsync(HttpStatusCode.Created);
        var webhook = await made.JsonAsync();
        api.Names.Say(host, "127.0.0.1");

        using var test = await _admin.PostAsync($"{webhook.Path()}/test", null);
        await test.ShouldBeAsync(HttpStatusCode.OK);
        var delivery = await test.JsonAsync();

        Assert.Contains("not on the public internet", (string)delivery["error"]!, StringComparison.Ordinal);
        Assert.Equal(2, api.Names.AskedFor(host));
        Assert.Empty(receiver.All);
        (await _admin.DeleteAsync(new Uri(webhook.Path(), UriKind.Relative))).Dispose();
    }

    [Fact]
    public async Task The_examples_of_the_contract_are_taken()
    {
        using var made = await _admin.PostAsync("/v1/webhooks", Example("/v1/webhooks", "post"));
        await made.ShouldBeAsync(HttpStatusCode.Created);
        var webhook = await made.JsonAsync();
        using var disabled = await _admin.PatchAsync(webhook.Path(), new JsonObject { ["enabled"] = false });

        using var replayed = await _admin.PostAsync($"{webhook.Path()}/replay", Example("/v1/webhooks/{id}/replay", "post"));
        using var corrected = await _admin.PatchAsync(webhook.Path(), Example("/v1/webhooks/{id}", "patch"));

        await replayed.ShouldBeAsync(HttpStatusCode.OK);
        await corrected.ShouldBeAsync(HttpStatusCode.OK);
        (await _admin.DeleteAsync(new Uri(webhook.Path(), UriKind.Relative))).Dispose();
    }

    private static JsonNode Example(string path, string method) =>
        ContractFile.Committed.Document["paths"]![path]![method]!["requestBody"]!["content"]!["application/json"]!["example"]!.DeepClone();

    public sealed class Fixture : ApiFixture
    {
        internal KnownNames Names { get; } = new();

        protected override void Configure(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<IHostResolver>(Names));
    }

    /// <summary>A name server of this test's own.</summary>
    internal sealed class KnownNames : IHostResolver
    {
        private readonly ConcurrentDictionary<string, string[]> _known = new(StringComparer.OrdinalIgnoreCase)
        {
            ["public.example"] = ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"],
            ["xn--bcher-kva.example"] = ["93.184.216.34"],
            ["desk.example.org"] = ["93.184.216.34"],
            ["private.example"] = ["192.168.0.10"],
            ["mixed.example"] = ["93.184.216.34", "10.0.0.1"],
        };

        private readonly ConcurrentQueue<string> _asked = new();

        public void Say(string host, params string[] addresses) => _known[host] = addresses;

        public int AskedFor(string host) => _asked.Count(h => h == host);

        public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
        {
            _asked.Enqueue(host);
            return _known.TryGetValue(host, out var addresses) ? Task.FromResult(addresses.Select(IPAddress.Parse).ToArray()) : throw new SocketException((int)SocketError.HostNotFound);
        }
    }
}
