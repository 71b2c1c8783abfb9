using System.Globalization;
using ConflictEvents.Api.Tests.Sample;
using ConflictEvents.Keys;
using Microsoft.Playwright;

namespace ConflictEvents.Api.Tests.Browser;

/// <summary>The page that journalists work on, in a real browser, on the sample.</summary>
public sealed class SwaggerUiTests(SampleFixture api) : IClassFixture<SampleFixture>, IAsyncLifetime
{
    private readonly List<string> complaints = [];
    private IPlaywright? playwright;
    private IBrowser? browser;
    private IPage page = null!;

    public async Task InitializeAsync()
    {
        if (BrowserFactAttribute.Program is null)
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = BrowserFactAttribute.Program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        page = await browser.NewPageAsync();
        page.PageError += (_, error) => complaints.Add(error);
        // What the page's policy forbids, and what does not load, the browser tells only here. Swagger UI wants one inline style, which changes nothing.
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains(" 401 ", StringComparison.Ordinal) && !message.Text.StartsWith("Applying inline style", StringComparison.Ordinal))
                complaints.Add(message.Text);
        };
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.CloseAsync();
        playwright?.Dispose();
    }

    [BrowserFact]
    public async Task A_strike_is_recorded_listed_corrected_compared_and_looked_back_at()
    {
        var swagger = await SwaggerPage.OpenAsync(page, api.Address);
        await swagger.AuthorizeAsync(await api.MakeKeyAsync(Role.Contributor));

        var recorded = await swagger.ExecuteAsync("Strikes", "createStrike");
        Assert.Equal(201, recorded.Status);
        var id = (string)recorded.Body!["id"]!;
        var title = (string)recorded.Body["title"]!;

        var listed = await swagger.ExecuteAsync("Strikes", "listStrikes");
        Assert.Contains(listed.Body!["items"]!.AsArray(), item => (string)item!["id"]! == id);

        var corrected = await swagger.ExecuteAsync("Strikes", "correctStrike", new() { ["id"] = id, ["If-Match"] = "*" }, """{"title":"Corrected in the browser","changeReason":"own_error"}""");
        Assert.Equal(200, corrected.Status);
        Assert.Equal(2, (int)corrected.Body!["revision"]!);

        var history = await swagger.ExecuteAsync("Events", "listEventRevisions", new() { ["id"] = id });
        Assert.Equal([2, 1], history.Body!["items"]!.AsArray().Select(r => (int)r!["revision"]!));

        var compared = await swagger.ExecuteAsync("Events", "getEventDiff", new() { ["id"] = id, ["from"] = "1", ["to"] = "2" });
        var change = Assert.Single(compared.Body!["changes"]!.AsArray())!;
        Assert.Equal(("/title", title, "Corrected in the browser"), ((string)change["pointer"]!, (string)change["before"]!, (string)change["after"]!));

        var before = (long)recorded.Body["position"]!;
        var then = await swagger.ExecuteAsync("Strikes", "getStrike", new() { ["id"] = id, ["asOf"] = before.ToString(CultureInfo.InvariantCulture) });
        Assert.Equal((1, title), ((int)then.Body!["revision"]!, (string)then.Body["title"]!));
        Assert.Empty(complaints);
    }

    [BrowserFact]
    public async Task Without_a_key_the_page_reads_and_is_told_why_it_cannot_write()
    {
        var swagger = await SwaggerPage.OpenAsync(page, api.Address);

        var read = await swagger.ExecuteAsync("Meetings", "listMeetings");
        Assert.Equal(200, read.Status);
        Assert.NotEmpty(read.Body!["items"]!.AsArray());

        var refused = await swagger.ExecuteAsync("Meetings", "createMeeting");
        Assert.Equal(401, refused.Status);
        Assert.Equal("unauthorized", (string)refused.Body!["code"]!);
        Assert.Empty(complaints);
    }
}
