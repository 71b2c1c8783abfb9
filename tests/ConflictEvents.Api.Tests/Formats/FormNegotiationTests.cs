using System.Net;
using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Formats;

public sealed class FormNegotiationTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/*", "application/json")]
    [InlineData("text/*", "text/csv")]
    [InlineData("TEXT/CSV", "text/csv")]
    [InlineData("text/csv; charset=utf-8", "text/csv")]
    [InlineData("application/geo+json", "application/geo+json")]
    [InlineData("application/x-ndjson", "application/x-ndjson")]
    [InlineData("application/atom+xml", "application/atom+xml")]
    [InlineData("application/geo+json, */*", "application/geo+json")]
    [InlineData("application/json;q=0.5, text/csv;q=0.6", "text/csv")]
    [InlineData("text/csv, application/json", "application/json")]
    [InlineData("*/*, application/json;q=0", "application/geo+json")]
    [InlineData("application/*;q=0.2, text/*;q=0.3", "text/csv")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/json")]
    [InlineData("garbage", "application/json")]
    public async Task The_form_that_is_liked_best_is_answered(string? accept, string type)
    {
        using var answer = await AskAsync("/v1/events", accept);

        await answer.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Accept", answer.Headers.Vary);
    }

    [Theory]
    [InlineData("/v1/events", "image/png")]
    [InlineData("/v1/events", "application/xml")]
    [InlineData("/v1/events", "*/*;q=0")]
    [InlineData("/v1/events/0195f3a0-0000-7000-8000-000000000001", "text/csv")]
    [InlineData("/v1/actors", "text/csv")]
    [InlineData("/v1/actors/export", "application/geo+json")]
    [InlineData("/v1/events/export", "image/png")]
    public async Task What_is_not_offered_is_refused_with_what_is(string path, string accept)
    {
        using var answer = await AskAsync(path, accept);

        var problem = await answer.ShouldBeProblemAsync(406, "not_acceptable");
        Assert.Contains("application/json", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/events?format=csv", "image/png", "text/csv")]
    [InlineData("/v1/events?format=json", "text/csv", "application/json")]
    [InlineData("/v1/events/export", "*/*", "application/x-ndjson")]
    [InlineData("/v1/events/export", "application/json", "application/json")]
    [InlineData("/v1/events/export?format=csv", "application/json", "text/csv")]
    [InlineData("/v1/disputes/export", null, "application/x-ndjson")]
    public async Task What_the_address_names_wins(string path, string? accept, string type)
    {
        using var answer = await AskAsync(path, accept);

        await answer.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("/v1/events?format=xml")]
    [InlineData("/v1/events?format=JSON")]
    [InlineData("/v1/events/0195f3a0-0000-7000-8000-000000000001?format=csv")]
    [InlineData("/v1/actors/export?format=geojson")]
    [InlineData("/v1/sources/export?format=atom")]
    public async Task A_form_that_is_not_offered_is_refused_by_its_name(string path)
    {
        using var answer = await AskAsync(path, null);

        Assert.Equal("format", (string)(await answer.ShouldBeProblemAsync(400, "invalid_parameter"))["parameter"]!);
    }

    private async Task<HttpResponseMessage> AskAsync(string path, string? accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        return await api.Client().SendAsync(request);
    }
}
