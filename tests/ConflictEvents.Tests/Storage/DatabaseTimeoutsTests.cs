using ConflictEvents.Storage;
using Npgsql;

namespace ConflictEvents.Tests.Storage;

/// <summary>What goes with the connection string, as docs/CONFIGURATION.md has it.</summary>
public sealed class DatabaseTimeoutsTests
{
    private static readonly DatabaseTimeouts Usual = new() { Statement = TimeSpan.FromSeconds(5), Lock = TimeSpan.FromSeconds(4), IdleInTransaction = TimeSpan.FromSeconds(60) };

    [Fact]
    public void The_server_ends_a_statement_and_a_second_later_we_give_up()
    {
        var limited = new NpgsqlConnectionStringBuilder(Usual.In("Host=db;Database=d"));

        Assert.Equal("-c statement_timeout=5000 -c lock_timeout=4000 -c idle_in_transaction_session_timeout=60000", limited.Options);
        Assert.Equal((6, 2, 10, -1), (limited.CommandTimeout, limited.Timeout, limited.KeepAlive, limited.CancellationTimeout));
    }

    [Fact]
    public void What_the_connection_string_says_itself_wins()
    {
        var limited = new NpgsqlConnectionStringBuilder(Usual.In("Host=db;Command Timeout=30;Timeout=15;Keepalive=0;Options=-c statement_timeout=9000"));

        Assert.Equal((30, 15, 0), (limited.CommandTimeout, limited.Timeout, limited.KeepAlive));
        // PostgreSQL takes the last one.
        Assert.EndsWith("-c statement_timeout=9000", limited.Options, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_limits_of_ours_it_stays_as_it_was() =>
        Assert.Equal("Host=db;Database=d", new DatabaseTimeouts().In("Host=db;Database=d"));
}
