using ConflictEvents.Storage;
using Npgsql;

namespace ConflictEvents.Tests.Storage;

/// <summary>What a connection string of ours says beside what the user's does.</summary>
public sealed class LedgerConnectionsTests
{
    [Fact]
    public void Statements_are_prepared_and_sessions_given_back_as_they_are()
    {
        var ours = new NpgsqlConnectionStringBuilder(LedgerConnections.Preparing("Host=db;Database=d"));

        Assert.Equal(100, ours.MaxAutoPrepare);
        Assert.True(ours.NoResetOnClose);
    }

    [Fact]
    public void What_the_connection_string_says_itself_wins()
    {
        var ours = new NpgsqlConnectionStringBuilder(LedgerConnections.Preparing("Host=db;Max Auto Prepare=0;No Reset On Close=false"));

        Assert.Equal(0, ours.MaxAutoPrepare);
        Assert.False(ours.NoResetOnClose);
    }
}
