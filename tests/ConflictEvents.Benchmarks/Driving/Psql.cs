using System.Diagnostics;
using ConflictEvents.Benchmarks.Running;
using ConflictEvents.LocalPostgres;
using Npgsql;

namespace ConflictEvents.Benchmarks.Driving;

/// <summary>The database's own client, for what only it does: `\copy`.</summary>
internal sealed class Psql(BenchmarkDatabase database)
{
    /// <summary>Runs a command to its end.</summary>
    public async Task RunAsync(string command, CancellationToken cancellationToken) =>
        await Programs.RunAsync(await FindAsync(cancellationToken), Arguments(command), cancellationToken);

    /// <summary>Runs a command, and reads what it writes.</summary>
    public async Task<long> ReadAsync(string command, Func<Stream, Task<long>> read, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(await FindAsync(cancellationToken), Arguments(command)) { RedirectStandardOutput = true })!;
        var result = await read(process.StandardOutput.BaseStream);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? result : throw new InvalidOperationException($"psql ended with {process.ExitCode}.");
    }

    private static async Task<string> FindAsync(CancellationToken cancellationToken) =>
        (await PostgresPrograms.FindAllAsync(cancellationToken)).Select(p => p.PathOf("psql")).Append(Programs.Find("psql")).FirstOrDefault(p => File.Exists(p)) ?? throw new InvalidOperationException("psql is not installed.");

    private IEnumerable<string> Arguments(string command)
    {
        var address = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        return ["--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1", "--host", address.Host!, "--username", address.Username!, "--command", command, address.Database!];
    }
}
