using System.Diagnostics;
using System.Runtime.Versioning;

namespace ConflictEvents.LocalPostgres;

/// <summary>
/// The account PostgreSQL runs under: our own, or an unprivileged one where we are root, as which PostgreSQL refuses to run.
/// </summary>
internal sealed class ServerUser
{
    private readonly string? _name;

    private ServerUser(string? name) => _name = name;

    public bool IsOurs => _name is null;

    public static async Task<ServerUser> FindAsync(CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
            return new ServerUser(null);
        var postgres = await new ServerUser(null).ShellAsync("id -u postgres", [], cancellationToken);
        return new ServerUser(postgres.Succeeded ? "postgres" : "nobody");
    }

    /// <summary>Makes a folder that only the server's account may enter, and root.</summary>
    [UnsupportedOSPlatform("windows")]
    public async Task MakePrivateFolderAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (!IsOurs)
            await new ServerUser(null).ShellOrThrowAsync("""chown "$1:" "$2" """, [_name!, folder], cancellationToken);
    }

    /// <summary>
    /// Runs a line of shell as this account. The system's small programs are run so, never by name: .NET looks for a bare name in
    /// the working directory before it looks on the PATH, and would take the script `test` of this repository for `test`.
    /// </summary>
    public Task<ProgramResult> ShellAsync(string script, IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        RunAsync("/bin/sh", ["-c", script, "sh", .. arguments], "/", cancellationToken);

    public async Task ShellOrThrowAsync(string script, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var result = await ShellAsync(script, arguments, cancellationToken);
        if (!result.Succeeded)
            throw new LocalClusterException($"`{script.Trim()}`, run as {this}, failed:{Environment.NewLine}{result.Said}");
    }

    /// <summary>Runs a program, named by its full path, as this account and reads what it says.</summary>
    public async Task<ProgramResult> RunAsync(
        string program, IEnumerable<string> arguments, string folder, CancellationToken cancellationToken)
    {
        using var process = Start(program, arguments, folder);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            var said = await output + await error;
            await process.WaitForExitAsync(cancellationToken);
            return new ProgramResult(process.ExitCode, said.Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Starts a program as this account, with an empty standard input.</summary>
    public Process Start(string program, IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder, // or children complain of a folder that is closed to them
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (_name is not null)
            start.UserName = _name;
        foreach (var variable in start.Environment.Keys.Where(key => key.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(variable); // PGDATA, PGPORT, PGHOST: of another server
        start.Environment["LC_ALL"] = OperatingSystem.IsMacOS() ? "en_US.UTF-8" : "C"; // without one, postgres refuses to start on macOS
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    public override string ToString() => _name ?? Environment.UserName;
}

/// <summary>How a program ended, with all it said.</summary>
internal sealed record ProgramResult(int ExitCode, string Said)
{
    public bool Succeeded => ExitCode == 0;
}
