using System.Text.Json;

namespace ConflictEvents.Client.Sending;

/// <summary>Reads a problem out of an answer; one of a proxy on the way may have no body that we know.</summary>
internal static class Problems
{
    private const int Enough = 64 * 1024;

    public static async Task<ProblemException> ReadAsync(HttpResponseMessage answer, ClientOptions options, CancellationToken cancellationToken)
    {
        var body = await BodyAsync(answer, options, cancellationToken);
        return Parsed(answer, options, body) ?? new(answer.StatusCode, "error", $"The server answered {(int)answer.StatusCode} {answer.ReasonPhrase}.")
        {
            RetryAfter = Pause(answer, options),
        };
    }

    private static async Task<byte[]> BodyAsync(HttpResponseMessage answer, ClientOptions options, CancellationToken cancellationToken)
    {
        var body = new byte[Enough];
        try
        {
            return await Limited.RunAsync(options, TimeSpan.Zero, async limit =>
            {
                await using var stream = await answer.Content.ReadAsStreamAsync(limit);
                return body[..await stream.ReadAtLeastAsync(body, Enough, throwOnEndOfStream: false, limit)];
            }, cancellationToken);
        }
        catch (ServerUnreachableException) // the status is an answer too
        {
            return [];
        }
    }

    private static ProblemException? Parsed(HttpResponseMessage answer, ClientOptions options, byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var problem = json.RootElement;
            return new(answer.StatusCode, Text(problem, "code") ?? "error", Text(problem, "detail") ?? Text(problem, "title") ?? "")
            {
                TraceId = Text(problem, "traceId"),
                Parameter = Text(problem, "parameter"),
                Errors = problem.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateArray().Select(Error)] : [],
                RetryAfter = Pause(answer, options),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ProblemError Error(JsonElement error) => new(Text(error, "pointer") ?? "", Text(error, "code") ?? "", Text(error, "detail") ?? "");

    private static string? Text(JsonElement at, string name) => at.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static TimeSpan? Pause(HttpResponseMessage answer, ClientOptions options)
    {
        var asked = answer.Headers.RetryAfter;
        var pause = asked?.Delta ?? asked?.Date - options.Time.GetUtcNow();
        return pause < TimeSpan.Zero ? TimeSpan.Zero : pause;
    }
}
