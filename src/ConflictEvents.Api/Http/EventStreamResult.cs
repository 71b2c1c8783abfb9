using ConflictEvents.Api.Auth;
using ConflictEvents.Changes;
using ConflictEvents.Telemetry;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Http;

/// <summary>
/// Answers the feed as Server-Sent Events, until the caller hangs up, the server stops, or the stream is so old that who
/// reads it should show the key again. What is refused is refused before the stream begins; what goes wrong later ends it,
/// and the client connects again where it was.
/// </summary>
internal sealed partial class EventStreamResult(ChangeFeed feed, HeadWatch watch, FeedQuery query) : IActionResult
{
    private const int ToldAtLeastEvery = 1000;
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var time = http.RequestServices.GetRequiredService<TimeProvider>();
        var instruments = http.RequestServices.GetRequiredService<Instruments>();
        using var waiting = watch.Wait();
        using var counted = instruments.Wait();
        var moved = waiting.Next;
        var page = await feed.PageAsync(query, http.Caller(), http.RequestAborted);
        Begin(http, page);
        if (http.Features.Get<HeadersOnly>() is not null)
            return;
        using var old = new CancellationTokenSource(Longest, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, watch.Stopping, old.Token);
        using var stream = new EventStreamWriter(http.Response.BodyWriter, time);
        try
        {
            await stream.RetryAsync(Retry, ended.Token);
            await FollowAsync(stream, page, moved, waiting, http, time, ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The stream ends here.
        }
        catch (Exception e) when (!http.RequestAborted.IsCancellationRequested)
        {
            Log.BrokeOff(http.RequestServices.GetRequiredService<ILogger<EventStreamResult>>(), e.GetType().Name, e.Message);
        }
    }

    private async Task FollowAsync(EventStreamWriter stream, FeedPage page, Task moved, HeadWatch.Waiter waiting, HttpContext http, TimeProvider time, CancellationToken ended)
    {
        var instruments = http.RequestServices.GetRequiredService<Instruments>();
        long? told = null;
        while (true)
        {
            foreach (var item in page.Items)
                await stream.ItemAsync(item, page.TokenAt(item.Position), ended);
            told = page.Items.Count > 0 ? page.Items[^1].Position : told;
            // The first page says where the stream stands; later ones, where much was passed over.
            if (told is null || page.Through - told >= ToldAtLeastEvery || (!page.AtHead && page.Items.Count == 0))
                told = await PassedAsync(stream, page, ended);
            while (page.AtHead && !await HeadWatch.HasMovedAsync(moved, Heartbeat - (time.GetUtcNow() - stream.SentAt), time, ended))
            {
                ended.ThrowIfCancellationRequested();
                told = page.Through > told ? await PassedAsync(stream, page, ended) : await BeatAsync(stream, told, ended);
            }
            moved = waiting.Next;
            var wasInStep = page.AtHead;
            page = await feed.PageAsync(query with { After = page.Next }, http.Caller(), ended);
            if (wasInStep && page.Items is [var news, ..])
                instruments.HandedOver(time.GetUtcNow() - news.At);
        }
    }

    private static async Task<long?> PassedAsync(EventStreamWriter stream, FeedPage page, CancellationToken ended)
    {
        await stream.PositionAsync(page, ended);
        return page.Through;
    }

    private static async Task<long?> BeatAsync(EventStreamWriter stream, long? told, CancellationToken ended)
    {
        await stream.HeartbeatAsync(ended);
        return told;
    }

    private static void Begin(HttpContext http, FeedPage page)
    {
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        http.Response.StandsAt(page.Stand);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        http.Response.ContentType = EventStream.MediaType;
    }

    private static partial class Log
    {
        [LoggerMessage(45, LogLevel.Warning, "A stream of changes broke off: {Exception}: {Words}; the client will connect again")]
        public static partial void BrokeOff(ILogger logger, string exception, string words);
    }
}
