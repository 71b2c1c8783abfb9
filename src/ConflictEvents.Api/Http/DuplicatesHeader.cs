using ConflictEvents.Api.Auth;
using ConflictEvents.Events.Duplicates;
using ConflictEvents.Ledger;

namespace ConflictEvents.Api.Http;

/// <summary>Tells whoever has just recorded an event which others may be the same.</summary>
internal static partial class DuplicatesHeader
{
    public const string Name = "Duplicate-Candidates";
    private const int Most = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // The event is recorded: whatever goes wrong here is no reason not to say so.
    public static async Task AddAsync(HttpContext context, Shown recorded)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(Patience);
        try
        {
            var candidates = await context.RequestServices.GetRequiredService<DuplicateReader>().TellingAsync(recorded, Most, context.Caller(), patience.Token);
            if (candidates.Count > 0)
                context.Response.Headers[Name] = string.Join(", ", candidates);
        }
        catch (Exception e) when (!context.RequestAborted.IsCancellationRequested)
        {
            Log.NotCompared(context.RequestServices.GetRequiredService<ILogger<DuplicateReader>>(), recorded.Id, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(44, LogLevel.Warning, "The new event {Id} was not compared with others")]
        public static partial void NotCompared(ILogger logger, string id, Exception exception);
    }
}
