using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Webhooks;

/// <summary>Our deliveries as the standard's own library for receivers takes them. A class of its own: the library looks at the real clock.</summary>
public sealed class StandardWebhooksTests(WebhookFixture api) : IClassFixture<WebhookFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [StandardWebhooksFact]
    public async Task The_package_standardwebhooks_verifies_our_deliveries_and_refuses_them_changed()
    {
        var (admin, tag) = (api.Client(Role.Admin), Given.Fresh("standard-"));
        await using var receiver = await Receiver.StartAsync();
        var webhook = await admin.MakeWebhookAsync(receiver.Url, tag);
        await api.Client(Role.Editor).PublishAsync(tag);
        var sent = await receiver.NextAsync();
        using var rotation = await admin.PostAsync($"{webhook.Path()}/secret", null);
        var rotated = (await rotation.JsonAsync()).Secret();
        using var test = await admin.PostAsync($"{webhook.Path()}/test", null);
        var signedTwice = await receiver.NextAsync();

        Assert.Equal("verified", await VerifyAsync(webhook.Secret(), sent));
        Assert.Equal(["verified", "verified"], [await VerifyAsync(webhook.Secret(), signedTwice), await VerifyAsync(rotated, signedTwice)]);
        Assert.Equal("refused", await VerifyAsync(rotated, sent));
        Assert.Equal("refused", await VerifyAsync(webhook.Secret(), sent with { Body = sent.Body.Replace("created", "revised", StringComparison.Ordinal) }));
        Assert.Equal("refused", await VerifyAsync(webhook.Secret(), With(sent, "webhook-id", sent.Id + "0")));
        Assert.Equal("refused", await VerifyAsync(webhook.Secret(), With(sent, "webhook-timestamp", (sent.Timestamp + 1).ToString(CultureInfo.InvariantCulture))));
    }

    private static Received With(Received message, string header, string value) => message with { Headers = new Dictionary<string, string>(message.Headers) { [header] = value } };

    private static async Task<string> VerifyAsync(string secret, Received message)
    {
        var script = Path.Combine(StandardWebhooksFactAttribute.Folder!, "verify.cjs");
        var start = new ProcessStartInfo("node", [script]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(JsonSerializer.Serialize(new { secret, headers = message.Headers, body = message.Body }));
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.True(process.ExitCode == 0, await errors);
        return (await output).Trim();
    }
}
