using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ConflictEvents.Api.Tests.House;

/// <summary>One database of the test run, dropped when disposed.</summary>
public sealed class TestDatabase(TestServer server, string name) : IAsyncDisposable
{
    public string Name { get; } = name;

    /// <summary>Pooled, with up to 8 connections.</summary>
    public string ConnectionString { get; } = server.ConnectionString(name);

    /// <summary>A context of its own, for tests of what lies behind the doors.</summary>
    public LedgerDb NewContext() => new(new DbContextOptionsBuilder<LedgerDb>().UseNpgsql(ConnectionString).Options);

    /// <summary>Runs one statement.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The rows of a query, each value as the driver gives it; null for null.</summary>
    public async Task<List<object?[]>> RowsAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        return rows;
    }

    /// <summary>The one value that a query answers.</summary>
    public async Task<T> ScalarAsync<T>(string sql) => (T)Assert.Single(await RowsAsync(sql))[0]!;

    /// <summary>An open connection, for what needs one of its own.</summary>
    public async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        using (var connection = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        await server.DropAsync(Name);
    }
}
