using System.Net.Sockets;
using Npgsql;

namespace ConflictEvents.Storage;

/// <summary>
/// A connection that broke: the database was restarted, the backend ended, the network reset. A new one may serve at once, and the driver has
/// emptied its pool. So is a prepared statement whose table was changed by a migration: the driver prepares it anew. What ran into a time limit is not tried again: that would double the wait.
/// </summary>
public static class LostConnection
{
    private const int Tries = 3;
    private const string TransactionIsOver = "Transaction is already completed";
    private const string TransactionHasCompleted = "This NpgsqlTransaction has completed; it is no longer usable.";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether that is what happened.</summary>
    public static bool Is(Exception? e) => e switch
    {
        null => false,
        PostgresException p => p.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            || p is { SqlState: PostgresErrorCodes.FeatureNotSupported, Routine: "RevalidateCachedQuery" },
        // Inside may be another of the driver's own: "previously broken because of the following".
        NpgsqlException n => n.InnerException is IOException or SocketException || Is(n.InnerException),
        // The driver's words for a command in a transaction whose connection it has found broken before. Whose words they are is not always to be told: where the
        // runtime has inlined the driver's method, it names that of EF Core.
        InvalidOperationException { Source: nameof(Npgsql) } or InvalidOperationException { Message: TransactionIsOver or TransactionHasCompleted } => true,
        // Thrown by the driver's reader of answers when the server crashed as a command was sent, seen under InStepTests alone: it seems that the reader is closed by then (the driver's issue 1323).
        NullReferenceException { Source: nameof(Npgsql) } => true,
        _ => Is(e.InnerException),
    };

    /// <summary>Runs what only reads, again where its connection was lost.</summary>
    public static async Task<T> AgainAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken)
    {
        for (var count = 1; ; count++)
        {
            try
            {
                return await read();
            }
            catch (Exception e) when (IsWorthAnother(e, count))
            {
                await RestAsync(cancellationToken);
            }
        }
    }

    /// <summary>Whether to try again after so many tries.</summary>
    public static bool IsWorthAnother(Exception e, int tries) => tries < Tries && Is(e);

    /// <summary>A moment before the next try.</summary>
    public static Task RestAsync(CancellationToken cancellationToken) => Task.Delay(Pause, cancellationToken);
}
