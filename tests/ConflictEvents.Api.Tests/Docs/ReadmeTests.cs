using System.Text;
using System.Text.RegularExpressions;
using ConflictEvents.Api.Tests.Sample;
using ConflictEvents.Keys;
using ConflictEvents.Tests.House;

namespace ConflictEvents.Api.Tests.Docs;

/// <summary>The five requests of the README, sent as they stand there, on the sample.</summary>
public sealed partial class ReadmeTests(SampleFixture api) : IClassFixture<SampleFixture>
{
    [Fact]
    public async Task The_five_requests_work_when_pasted()
    {
        var requests = Requests(await File.ReadAllTextAsync(Repository.Path("README.md")));
        Assert.Equal(5, requests.Length);
        List<int> statuses = [];
        foreach (var request in requests)
        {
            // With a key only where the request sends one.
            using var client = request.Headers.Any(h => h.StartsWith("Authorization", StringComparison.Ordinal)) ? api.Client(Role.Admin) : api.Client();
            using var answer = await client.SendAsync(Message(request));
            statuses.Add((int)answer.StatusCode);
        }
        Assert.Equal([200, 200, 201, 200, 200], statuses);
    }

    private static HttpRequestMessage Message(Curl request)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Path);
        if (request.Body is not null)
            message.Content = new StringContent(request.Body, Encoding.UTF8);
        foreach (var header in request.Headers.Select(h => h.Split(": ", 2)).Where(h => h[0] != "Authorization"))
            if (header[0] == "Content-Type")
                message.Content!.Headers.ContentType = new(header[1]);
            else
                message.Headers.TryAddWithoutValidation(header[0], header[1]);
        return message;
    }

    private static Curl[] Requests(string readme) =>
    [
        .. Command().Matches(readme).Select(m => m.Value).Select(command => new Curl(
            Method().Match(command) is { Success: true } method ? method.Groups[1].Value : "GET",
            "/v1" + Address().Match(command).Groups[1].Value,
            [.. Header().Matches(command).Select(h => h.Groups[1].Value)],
            Data().Match(command) is { Success: true } data ? data.Groups[1].Value : null)),
    ];

    private sealed record Curl(string Method, string Path, string[] Headers, string? Body);

    [GeneratedRegex(@"^   curl .*?(?=^   ```)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Command();

    [GeneratedRegex(@"-X ([A-Z]+)")]
    private static partial Regex Method();

    [GeneratedRegex(@"""\$API([^""]+)""")]
    private static partial Regex Address();

    [GeneratedRegex(@"-H ""([^""]+)""")]
    private static partial Regex Header();

    [GeneratedRegex(@"-d '([^']+)'", RegexOptions.Singleline)]
    private static partial Regex Data();
}
