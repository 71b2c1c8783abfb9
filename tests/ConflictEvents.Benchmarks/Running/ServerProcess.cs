using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ConflictEvents.Benchmarks.Running;

/// <summary>A server in a process of its own on a loopback port. What it logs goes into a file, as under any keeper of services.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(5);
    private readonly Process process;
    private readonly string log;

    private ServerProcess(Process process, Uri address, string log) => (this.process, Address, this.log) = (process, address, log);

    public Uri Address { get; }

    /// <summary>How long it took from the start of the process to its first good answer.</summary>
    public TimeSpan FirstAnswer { get; private set; }

    /// <param name="program">The program, as `dotnet` runs it.</param>
    /// <param name="arguments">What else it is told.</param>
    /// <param name="environment">Its settings, but for the address.</param>
    /// <param name="probe">What it answers when it is ready.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<ServerProcess> StartAsync(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string probe, CancellationToken cancellationToken)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var log = Path.Combine(Directory.CreateTempSubdirectory("conflict-events-").FullName, "log");
        // The shell is gone when the program runs: the process is the program's own.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "log=$1; shift; exec \"$@\" >\"$log\"", "sh", log, "dotnet", program, .. arguments]) { WorkingDirectory = Path.GetDirectoryName(program) };
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var server = new ServerProcess(Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start."), address, log);
        try
        {
            await server.WaitAsync(probe, cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>The memory that the process holds, in megabytes.</summary>
    public double ResidentMegabytes()
    {
        process.Refresh();
        return process.WorkingSet64 / 1e6;
    }

    /// <summary>The most that it ever held, in megabytes, as the kernel saw it.</summary>
    public double PeakMegabytes()
    {
        process.Refresh();
        return process.PeakWorkingSet64 / 1e6;
    }

    /// <summary>The processor time that it has taken.</summary>
    public double ProcessorSeconds()
    {
        process.Refresh();
        return process.TotalProcessorTime.TotalSeconds;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(Path.GetDirectoryName(log)!, recursive: true);
    }

    private async Task WaitAsync(string probe, CancellationToken cancellationToken)
    {
        using var caller = new HttpClient { BaseAddress = Address };
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience; await Task.Delay(Poll, cancellationToken))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The server ended with {process.ExitCode}.");
            try
            {
                using var answer = await caller.GetAsync(new Uri(probe, UriKind.Relative), cancellationToken);
                FirstAnswer = watch.Elapsed;
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
            }
        }
        throw new TimeoutException("The server is not ready.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
