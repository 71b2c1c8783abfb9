using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace ConflictEvents.Benchmarks.Running;

/// <summary>The API as it is shipped, in a process of its own on a loopback port.</summary>
internal sealed class ApiProcess : IAsyncDisposable
{
    private const string AdminKey = "benchmark-admin-key-benchmark-admin-key";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process process;

    private ApiProcess(Process process, Uri address)
    {
        this.process = process;
        Reader = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(30) };
        Desk = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(30) };
        Desk.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AdminKey);
    }

    /// <summary>A caller without a key.</summary>
    public HttpClient Reader { get; }

    /// <summary>A caller who sees everything.</summary>
    public HttpClient Desk { get; }

    public static Task<ApiProcess> StartAsync(string connectionString, CancellationToken cancellationToken) => StartAsync(connectionString, null, cancellationToken);

    public static async Task<ApiProcess> StartAsync(string connectionString, string? replica, CancellationToken cancellationToken)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var folder = Path.Combine(BenchmarkOptions.Repository, "src", "ConflictEvents.Api");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "bin", "Release", "net10.0", "ConflictEvents.Api.dll")])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ConnectionStrings__ConflictEvents"] = connectionString;
        if (replica is not null)
            start.Environment["ConnectionStrings__Replica"] = replica;
        start.Environment["ConflictEvents__AdminKey"] = AdminKey;
        start.Environment["ConflictEvents__RateLimits__Enabled"] = "false";
        var process = Process.Start(start) ?? throw new InvalidOperationException("The API does not start.");
        // Its log is written as in production; nobody reads it here.
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var api = new ApiProcess(process, address);
        try
        {
            await api.WaitUntilReadyAsync(cancellationToken);
            return api;
        }
        catch
        {
            await api.DisposeAsync();
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
        Reader.Dispose();
        Desk.Dispose();
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience; await Task.Delay(50, cancellationToken))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The API ended with {process.ExitCode}.");
            try
            {
                using var answer = await Reader.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellationToken);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
            }
        }
        throw new TimeoutException("The API is not ready.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
