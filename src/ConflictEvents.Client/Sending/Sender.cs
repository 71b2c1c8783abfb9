using System.Net.Http.Headers;
using Polly;

namespace ConflictEvents.Client.Sending;

/// <summary>Sends requests: with the key, a time limit for each try, and again where that is safe.</summary>
internal sealed class Sender(HttpClient http, ClientOptions options)
{
    private readonly ResiliencePipeline again = Retrying.Pipeline(options);

    public TimeSpan Patience => options.Patience;

    public TimeProvider Time => options.Time;

    /// <summary>A read, tried again as often as the options say. The answer's body is not read yet.</summary>
    public Task<HttpResponseMessage> GetAsync(string path, string? accept, CancellationToken cancellationToken) =>
        SendAsync(() => Get(path, accept), safe: true, cancellationToken);

    /// <summary>A read whose body belongs to the try: one that breaks off is made again.</summary>
    public Task<T> ReadAsync<T>(string path, Func<HttpResponseMessage, byte[], T> read, TimeSpan wait, CancellationToken cancellationToken) =>
        again.ExecuteAsync(async ended =>
        {
            using var answer = await TryAsync(Get(path, "application/json"), wait, ended);
            var body = await Limited.RunAsync(options, wait, limit => answer.Content.ReadAsByteArrayAsync(limit), ended);
            return read(answer, body);
        }, cancellationToken).AsTask();

    /// <summary>Any request; what a repeat could do twice is tried once.</summary>
    /// <param name="make">Makes the request anew for each try.</param>
    /// <param name="safe">Whether it may be repeated.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="wait">How much longer than others it may take to be answered.</param>
    public Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> make, bool safe, CancellationToken cancellationToken, TimeSpan wait = default) => safe
        ? again.ExecuteAsync(async ended => await TryAsync(make(), wait, ended), cancellationToken).AsTask()
        : TryAsync(make(), wait, cancellationToken);

    /// <summary>A piece of work over several requests, done again where it broke off.</summary>
    public ValueTask PauseAsync(int attempt, Exception reason, CancellationToken cancellationToken)
    {
        options.OnRetry?.Invoke(reason);
        return new(Task.Delay(Retrying.Pause(options, attempt), options.Time, cancellationToken));
    }

    /// <summary>Whether one more try is left after this many in vain.</summary>
    public bool MayTryAgain(int attempt) => attempt < options.Retries;

    private static HttpRequestMessage Get(string path, string? accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null)
            request.Headers.Accept.ParseAdd(accept);
        return request;
    }

    private async Task<HttpResponseMessage> TryAsync(HttpRequestMessage request, TimeSpan wait, CancellationToken cancellationToken)
    {
        using (request)
        {
            if (options.Key is { } key && await key(cancellationToken) is { Length: > 0 } value)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", value);
            var answer = await Limited.RunAsync(options, wait, limit => http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit), cancellationToken);
            if (answer.IsSuccessStatusCode)
                return answer;
            using (answer)
                throw await Problems.ReadAsync(answer, options, cancellationToken);
        }
    }
}
