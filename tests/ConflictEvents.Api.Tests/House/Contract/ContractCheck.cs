using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConflictEvents.Api.Tests.House.Contract;

/// <summary>Holds every answer against the contract: its status is documented there, its headers are there, and its body fits the schema.</summary>
public sealed class ContractCheck(ContractFile contract) : DelegatingHandler
{
    private const string Problem = "application/problem+json";
    private static readonly JsonObject ProblemSchema = new() { ["$ref"] = "#/components/schemas/Problem" };

    /// <summary>The check in front of a client's own handler.</summary>
    public static HttpMessageHandler Before(HttpMessageHandler inner) =>
        ContractFile.IsRewritten ? inner : new ContractCheck(ContractFile.Committed) { InnerHandler = inner };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (method, path) = (request.Method, request.RequestUri!.AbsolutePath);
        var isPartial = request.RequestUri.Query.Contains("fields=", StringComparison.Ordinal);
        var answer = await base.SendAsync(request, cancellationToken);
        if (IsJson(answer))
            await answer.Content.LoadIntoBufferAsync(cancellationToken);
        try
        {
            Check(method, path, answer, IsJson(answer) && method != HttpMethod.Head ? await answer.Content.ReadAsByteArrayAsync(cancellationToken) : [], isPartial);
        }
        catch (ContractException e)
        {
            answer.Dispose();
            throw new ContractException($"{method} {path} answered {(int)answer.StatusCode}: {e.Message}");
        }
        return answer;
    }

    private void Check(HttpMethod method, string path, HttpResponseMessage answer, byte[] body, bool isPartial)
    {
        if (Operation(method, path) is { } operation)
            CheckDocumented(operation, answer, body, method == HttpMethod.Head, isPartial);
        else if ((int)answer.StatusCode >= 400)
            CheckProblem(answer, body, method == HttpMethod.Head);
        else if (path.StartsWith("/v1/", StringComparison.Ordinal) && method != HttpMethod.Options)
            throw new ContractException("the contract has no such operation");
    }

    private JsonObject? Operation(HttpMethod method, string path)
    {
        var name = method == HttpMethod.Head ? "get" : method.Method.ToLowerInvariant();
        return contract.Find(path)?.Item[name]?.AsObject();
    }

    private void CheckDocumented(JsonObject operation, HttpResponseMessage answer, byte[] body, bool isHead, bool isPartial)
    {
        var response = operation["responses"]![$"{(int)answer.StatusCode}"] is { } documented
            ? contract.Resolve(documented)
            : throw new ContractException($"{operation["operationId"]} does not document this status");
        foreach (var (name, header) in response["headers"]?.AsObject() ?? [])
            if ((bool?)contract.Resolve(header!)["required"] == true && !answer.Headers.Concat(answer.Content.Headers).Any(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)))
                throw new ContractException($"the header {name} is missing");
        if (isHead)
            return;
        var type = answer.Content.Headers.ContentType?.MediaType;
        if (response["content"] is not JsonObject content)
        {
            if (type is not null || answer.Content.Headers.ContentLength > 0)
                throw new ContractException($"the contract has no body here, the answer has one ({type})");
            return;
        }
        if (type is null || content[type] is not { } media)
            throw new ContractException($"the media type {type ?? "(none)"} is not documented; {string.Join(", ", content.Select(c => c.Key))} is");
        if (IsJson(answer) && media["schema"] is { } schema)
            CheckBody(schema, body, isPartial && answer.IsSuccessStatusCode);
    }

    private void CheckProblem(HttpResponseMessage answer, byte[] body, bool isHead)
    {
        var type = answer.Content.Headers.ContentType?.MediaType;
        if (type != Problem)
            throw new ContractException($"an error is {Problem}, not {type ?? "empty"}");
        if (!isHead)
            CheckBody(ProblemSchema, body);
    }

    private void CheckBody(JsonNode schema, byte[] body, bool isPartial = false)
    {
        using var json = JsonDocument.Parse(body);
        var errors = new SchemaCheck(contract, isPartial).Errors(schema, json.RootElement).ToList();
        if (errors.Count > 0)
            throw new ContractException($"the body does not fit: {string.Join("; ", errors.Take(5))}");
    }

    private static bool IsJson(HttpResponseMessage answer) =>
        answer.Content.Headers.ContentType?.MediaType is { } type && (type == "application/json" || type.EndsWith("+json", StringComparison.Ordinal));
}
