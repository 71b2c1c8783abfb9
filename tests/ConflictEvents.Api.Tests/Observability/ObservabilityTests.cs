using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ConflictEvents.Api.Tests.Formats;
using ConflictEvents.Api.Tests.Hosting;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Http;
using ConflictEvents.Api.Tests.Webhooks;
using ConflictEvents.Tests.House;

namespace ConflictEvents.Api.Tests.Observability;

public sealed partial class ObservabilityTests(ServedProcess api) : IClassFixture<ServedProcess>
{
    [Fact]
    public async Task Figures_are_for_those_who_have_a_key()
    {
        using var made = await api.Admin.PostAsync("/v1/keys", new JsonObject { ["name"] = "scraper", ["role"] = "reader" });
        var key = (string)(await made.JsonAsync())["key"]!;

        using var refused = await api.NewClient(null).GetAsync(new Uri("/metrics", UriKind.Relative));
        using var wrong = await api.NewClient("ce_wrong").GetAsync(new Uri("/metrics", UriKind.Relative));
        using var posted = await api.NewClient(key).PostAsync(new Uri("/metrics", UriKind.Relative), null);

        await refused.ShouldBeProblemAsync(401, "unauthorized");
        await wrong.ShouldBeProblemAsync(401, "unauthorized");
        await posted.ShouldBeProblemAsync(405, "method_not_allowed");
        Assert.Contains("http_server_request_duration_seconds", await api.NewClient(key).TextAsync("/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_can_be_opened()
    {
        await using var database = await (await TestServer.GetAsync()).CloneAsync();
        await using var host = new OwnHost(database.ConnectionString, ("ConflictEvents:OpenMetrics", "true"));
        using var client = host.Start();
        client.DefaultRequestHeaders.Authorization = null;

        using var answer = await client.GetAsync(new Uri("/metrics", UriKind.Relative));

        await answer.ShouldBeAsync(HttpStatusCode.OK);
        Assert.StartsWith("text/plain", answer.Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_figure_of_the_dashboard_the_alerts_and_the_words_about_them_is_given()
    {
        await using var endpoint = await Receiver.StartAsync();
        var admin = api.Admin;
        await admin.MakeWebhookAsync(endpoint.Url, "measured");
        var waiting = admin.GetAsync(new Uri($"/v1/changes?after={(await admin.ReadAsync("/v1/changes?limit=1"))["head"]}&wait=15", UriKind.Relative));
        await ServedProcess.UntilAsync(FiguresAsync, f => Value(f, "conflict_events_feed_waiters") == 1, "Nobody waits.");
        await admin.PublishAsync("measured");
        (await waiting).Dispose();
        await endpoint.NextAsync();

        string[] named = [.. await NamedAsync("observability/grafana-dashboard.json"), .. await NamedAsync("observability/alerts.yml"), .. await NamedAsync("OBSERVABILITY.md")];
        var figures = await ServedProcess.UntilAsync(FiguresAsync, f => Value(f, "conflict_events_ledger_position") > 0 && f.Contains("\nconflict_events_webhook_backlog", StringComparison.Ordinal), "No sample was taken.");

        Assert.True(named.Distinct().Count() > 15);
        Assert.All(named, n => Assert.Contains($"\n{n}", figures, StringComparison.Ordinal));
        Assert.Contains("http_route=\"v1/changes\"", figures, StringComparison.Ordinal);
        Assert.Contains("outcome=\"taken\"", figures, StringComparison.Ordinal);
        Assert.Equal(1, Value(figures, "conflict_events_database_up"));
        Assert.True(Value(figures, "conflict_events_feed_delay_seconds_count") >= 1);
        Assert.DoesNotContain("Password=", figures, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_and_messages_go_to_the_collector_and_nothing_secret_with_them()
    {
        await using var endpoint = await Receiver.StartAsync();
        await api.Admin.MakeWebhookAsync(endpoint.Url, "traced");
        await api.Admin.PublishAsync("traced");
        using var asked = await api.Admin.GetAsync(new Uri("/v1/events?q=unspeakable", UriKind.Relative));
        await asked.ShouldBeAsync(HttpStatusCode.OK);

        var message = await endpoint.NextAsync();
        var spans = await SentAsync("/v1/traces", "webhook message", "v1/webhooks", "GET v1/events", "conflict-events");
        await SentAsync("/v1/metrics", "http.server.request.duration", "conflict_events.ledger.position", "conflict_events.webhook.attempt.duration");

        Assert.Matches("^00-[0-9a-f]{32}-[0-9a-f]{16}-01$", message.Headers["traceparent"]);
        Assert.DoesNotContain("unspeakable", spans, StringComparison.Ordinal);
        Assert.DoesNotContain(ApiFixture.AdminKey, spans, StringComparison.Ordinal);
    }

    // Protobuf, but its strings stand in it as they are.
    private Task<string> SentAsync(string path, params string[] words) => ServedProcess.UntilAsync(
        () => Task.FromResult(string.Concat(api.Collector.All.Where(r => r.Path == path).Select(r => r.Body))),
        sent => words.All(w => sent.Contains(w, StringComparison.Ordinal)),
        $"Not sent to {path}: {string.Join(", ", words)}");

    private Task<string> FiguresAsync() => api.Admin.TextAsync("/metrics");

    private static async Task<IEnumerable<string>> NamedAsync(string file) =>
        Names().Matches(await File.ReadAllTextAsync(Repository.Path($"docs/{file}"))).Select(m => m.Value).Where(n => n != "db_client_connection_state");

    private static double Value(string figures, string name) => figures.Split('\n')
        .Where(l => l.StartsWith(name, StringComparison.Ordinal)).Select(l => double.Parse(l[(l.LastIndexOf('}') + 1)..].Trim().Split(' ')[0], CultureInfo.InvariantCulture)).DefaultIfEmpty(double.NaN).Max();

    [GeneratedRegex("""\b(conflict_events|http_server|db_client|dotnet)_[a-z_]*[a-z]\b""")]
    private static partial Regex Names();
}
