using System.Net.Sockets;
using ConflictEvents.Storage;
using Npgsql;

namespace ConflictEvents.Tests.Storage;

public sealed class LostConnectionTests
{
    private static readonly PostgresException Ended = new("terminating connection due to administrator command", "FATAL", "FATAL", PostgresErrorCodes.AdminShutdown);

    public static TheoryData<Exception> Lost => new()
    {
        Ended,
        new NpgsqlException("Exception while reading from stream", new EndOfStreamException()),
        new NpgsqlException("Exception while writing to stream", new SocketException()),
        // What the driver says where it noticed by itself, as by a keepalive, before the command came.
        new NpgsqlException("The connection was previously broken because of the following exception", Ended),
        new NpgsqlException("The connection was previously broken because of the following exception", new NpgsqlException("Exception while reading from stream", new IOException())),
        new InvalidOperationException("An exception has been raised that is likely due to a transient failure.", Ended),
        // As EF Core's, which it becomes where the driver's method is inlined.
        new InvalidOperationException("Transaction is already completed") { Source = "Microsoft.EntityFrameworkCore.Relational" },
        // In the driver's reader: the connection broke while the command was sent.
        NothingThere("Npgsql"),
    };

    public static TheoryData<Exception> Other => new()
    {
        new PostgresException("deadlock detected", "ERROR", "ERROR", PostgresErrorCodes.DeadlockDetected),
        new NpgsqlException("Exception while reading from stream", new TimeoutException()),
        new NpgsqlException("The connection was previously broken because of the following exception", new NpgsqlException("Exception while reading from stream", new TimeoutException())),
        new InvalidOperationException("Sequence contains no elements"),
        // A fault of our own.
        NothingThere("ConflictEvents"),
    };

    [Theory]
    [MemberData(nameof(Lost), DisableDiscoveryEnumeration = true)]
    public void A_broken_connection_is_known_however_deep_it_is_told(Exception e) => Assert.True(LostConnection.Is(e));

    [Theory]
    [MemberData(nameof(Other), DisableDiscoveryEnumeration = true)]
    public void What_was_refused_or_ran_into_a_limit_is_not_one(Exception e) => Assert.False(LostConnection.Is(e));

    private static NullReferenceException NothingThere(string source)
    {
        var thrown = Assert.Throws<NullReferenceException>(() => ((string?)null)!.Length);
        thrown.Source = source;
        return thrown;
    }
}
