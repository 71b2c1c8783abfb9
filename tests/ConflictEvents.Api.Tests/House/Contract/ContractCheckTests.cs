using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace ConflictEvents.Api.Tests.House.Contract;

public sealed class ContractCheckTests
{
    private const string Problem = "application/problem+json";
    private const string AProblem = """{"type": "urn:x", "title": "Not Found", "status": 404, "detail": "Nothing is there.", "code": "not_found", "traceId": "1"}""";

    private const string Contract = """
        {"paths": {"/v1/things/{id}": {"get": {"operationId": "getThing", "responses": {
            "200": {"headers": {"ETag": {"required": true}, "Link": {"required": false}}, "content": {"application/json": {"schema": {"type": "object", "required": ["id"]}}}},
            "304": {"description": "Not changed."},
            "404": {"content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}}}},
          "/v1/things/best": {"get": {"operationId": "getBest", "responses": {"204": {"description": "None."}}}}},
         "components": {"schemas": {"Problem": {"type": "object", "required": ["type", "title", "status", "detail", "code", "traceId"]}}}}
        """;

    [Fact]
    public Task An_answer_that_is_documented_passes() => AskAsync("/v1/things/1", Answer(200, """{"id": 1}""", etag: "\"1-a\""));

    [Fact]
    public Task An_answer_without_a_body_passes_where_none_is_documented() => AskAsync("/v1/things/1", Answer(304));

    [Fact]
    public Task A_problem_at_an_address_that_does_not_exist_passes() => AskAsync("/v2/nowhere", Answer(404, AProblem, Problem));

    [Fact]
    public Task A_page_beside_the_api_passes() => AskAsync("/swagger/index.html", Answer(200, "<html>", "text/html"));

    [Fact]
    public Task The_literal_address_goes_before_the_parameter() => AskAsync("/v1/things/best", Answer(204));

    [Fact]
    public Task A_status_that_is_not_documented_is_found() => RefusedAsync("getThing does not document this status", Answer(418, AProblem, Problem));

    [Fact]
    public Task A_body_that_does_not_fit_is_found() => RefusedAsync("/id is missing", Answer(200, "{}", etag: "\"1-a\""));

    [Fact]
    public Task A_missing_header_is_found() => RefusedAsync("the header ETag is missing", Answer(200, """{"id": 1}"""));

    [Fact]
    public Task Another_media_type_is_found() => RefusedAsync("the media type text/plain is not documented", Answer(200, "1", "text/plain", "\"1-a\""));

    [Fact]
    public Task A_body_where_none_is_documented_is_found() => RefusedAsync("the contract has no body here", Answer(304, "{}"));

    [Fact]
    public Task A_missing_body_is_found() => RefusedAsync("(none)", Answer(404));

    [Fact]
    public Task A_problem_as_plain_json_is_found() => RefusedAsync("application/json is not documented", Answer(404, AProblem));

    [Fact]
    public Task An_operation_that_is_not_in_the_contract_is_found() => RefusedAsync("no such operation", Answer(200, "{}"), "/v1/nothings");

    [Fact]
    public Task An_error_that_is_no_problem_is_found() => RefusedAsync("an error is application/problem+json", Answer(405, "no", "text/plain"), "/v2/nowhere");

    [Fact]
    public Task A_problem_without_a_code_is_found() => RefusedAsync("/code is missing", Answer(404, """{"type": "urn:x", "title": "", "status": 404, "detail": "", "traceId": ""}""", Problem), "/v2/nowhere");

    private static async Task RefusedAsync(string reason, HttpResponseMessage answer, string path = "/v1/things/1")
    {
        var refused = await Assert.ThrowsAsync<ContractException>(() => AskAsync(path, answer));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith($"GET {path} answered {(int)answer.StatusCode}: ", refused.Message, StringComparison.Ordinal);
    }

    private static async Task AskAsync(string path, HttpResponseMessage answer)
    {
        using var client = new HttpClient(new ContractCheck(new(JsonNode.Parse(Contract)!.AsObject())) { InnerHandler = new Given(answer) });
        using var got = await client.GetAsync(new Uri("http://x" + path));
    }

    private static HttpResponseMessage Answer(int status, string? body = null, string type = "application/json", string? etag = null)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)status);
        if (body is not null)
            answer.Content = new StringContent(body, Encoding.UTF8, type);
        if (etag is not null)
            answer.Headers.ETag = new(etag);
        return answer;
    }

    private sealed class Given(HttpResponseMessage answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer);
    }
}
