using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace ConflictEvents.Api.Tests.Browser;

/// <summary>Swagger UI, used as a journalist uses it: open an operation, fill in, execute, read the answer.</summary>
internal sealed class SwaggerPage(IPage page)
{
    public static async Task<SwaggerPage> OpenAsync(IPage page, Uri address)
    {
        await page.GotoAsync(new Uri(address, "/swagger/index.html").ToString());
        await page.Locator(".opblock").First.WaitForAsync();
        return new(page);
    }

    public async Task AuthorizeAsync(string key)
    {
        await page.Locator(".auth-wrapper .btn.authorize").First.ClickAsync();
        await page.Locator(".modal-ux input").First.FillAsync(key);
        await page.Locator(".modal-ux .btn.auth.authorize").First.ClickAsync();
        await page.Locator(".modal-ux .btn-done").First.ClickAsync();
    }

    /// <summary>Executes an operation and gives the status and body that the page shows.</summary>
    /// <param name="tag">The group.</param>
    /// <param name="operation">The operation's id.</param>
    /// <param name="parameters">What to fill in, by name.</param>
    /// <param name="body">What to send instead of the example.</param>
    public async Task<(int Status, JsonNode? Body)> ExecuteAsync(string tag, string operation, Dictionary<string, string>? parameters = null, string? body = null)
    {
        var block = page.Locator($"#operations-{tag}-{operation}");
        if (!await block.Locator(".btn.execute").IsVisibleAsync())
            await block.Locator(".opblock-summary-control").First.ClickAsync();
        await block.Locator(".btn.execute").WaitForAsync();
        foreach (var (name, value) in parameters ?? [])
            await block.Locator($"tr[data-param-name='{name}'] input").First.FillAsync(value);
        if (body is not null)
            await block.Locator("textarea.body-param__text").FillAsync(body);
        var answered = page.WaitForResponseAsync(answer => answer.Url.Contains("/v1/", StringComparison.Ordinal));
        await block.Locator(".btn.execute").ClickAsync();
        await answered;
        return await ShownAsync(block);
    }

    private static async Task<(int Status, JsonNode? Body)> ShownAsync(ILocator block)
    {
        var live = block.Locator(".live-responses-table");
        var status = await live.Locator(".response-col_status").Last.InnerTextAsync();
        var text = await live.Locator(".highlight-code code, .highlight-code .microlight").First.InnerTextAsync();
        return (int.Parse(status.Split('\n')[0].Trim(), System.Globalization.CultureInfo.InvariantCulture), JsonNode.Parse(text));
    }
}
