using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace ConflictEvents.Api.Tests.House;

/// <summary>PostgreSQL's own programs, run against a database of the tests' cluster.</summary>
internal static class Programs
{
    /// <summary>All of a database, as <c>pg_dump</c> writes it.</summary>
    public static async Task<string> DumpAsync(TestDatabase database)
    {
        var (output, errors) = await RunAsync("pg_dump", [.. Address(database)]);
        Assert.Equal("", errors);
        return output;
    }

    public static IEnumerable<string> Address(TestDatabase database)
    {
        var to = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        return ["-h", to.Host!, "-p", to.Port.ToString(CultureInfo.InvariantCulture), "-U", to.Username!, "-d", to.Database!];
    }

    public static async Task<(string Output, string Errors)> RunAsync(string program, IEnumerable<string> arguments, string input = "")
    {
        var cluster = (await TestServer.GetAsync()).Cluster!;
        using var process = Process.Start(new ProcessStartInfo(cluster.Programs.PathOf(program), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (await output, await errors);
    }
}
