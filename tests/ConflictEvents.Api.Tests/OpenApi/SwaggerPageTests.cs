using System.Net;
using System.Text.RegularExpressions;
using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.OpenApi;

public sealed partial class SwaggerPageTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task The_root_leads_to_the_page()
    {
        using var answer = await api.Client().GetAsync(new Uri("/", UriKind.Relative));

        Assert.Equal((HttpStatusCode.Found, "/swagger/index.html"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task The_page_and_all_that_it_loads_are_our_own_and_run_under_a_strict_policy()
    {
        using var answer = await api.Client().GetAsync(new Uri("/swagger/index.html", UriKind.Relative));
        var page = await answer.Content.ReadAsStringAsync();
        var loaded = Loaded().Matches(page).Select(m => m.Groups[1].Value).ToList();

        Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotMatch(InlineScript(), page);
        Assert.Contains("conflict-events.css", loaded);
        Assert.Contains("conflict-events.js", loaded);
        foreach (var file in loaded)
        {
            using var asset = await api.Client().GetAsync(new Uri("/swagger/" + file, UriKind.Relative));
            await asset.ShouldBeAsync(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task What_the_api_answers_may_do_nothing_in_a_browser()
    {
        using var answer = await api.Client().GetAsync(new Uri("/v1/strikes", UriKind.Relative));

        Assert.Equal("default-src 'none'; frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }

    [GeneratedRegex("""(?:src|href)=['"](?:\./)?([^'"]+)['"]""")]
    private static partial Regex Loaded();

    [GeneratedRegex("<script(?![^>]*src=)")]
    private static partial Regex InlineScript();
}
