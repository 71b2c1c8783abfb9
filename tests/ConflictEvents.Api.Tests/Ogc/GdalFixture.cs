using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ConflictEvents.Api.Tests.Ogc;

/// <summary>The sample and 120 strikes more, on a line from west to east and from day to day; and what was asked of the server.</summary>
public sealed class GdalFixture : ApiFixture
{
    public const int Strikes = 120;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly ConcurrentQueue<string> asked = new();
    private readonly string folder = Directory.CreateTempSubdirectory("ce-gdal-").FullName;

    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["ConflictEvents:Sample"] = "true" };

    protected override void Configure(IServiceCollection services) => services.AddSingleton<IStartupFilter>(new Listener(asked));

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var editor = Client(Role.Editor);
        var source = Guid.Parse((await editor.CreateSourceAsync(Given.ASource())).Id);
        for (var i = 0; i < Strikes; i++)
            await editor.CreateEventAsync(Given.AStrike($"Strike {i}", at: new DateOnly(2023, 1, 1).AddDays(i).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), source: source, lifecycle: "published")
                .With("location/longitude", 60 + (i * 0.1)).With("location/latitude", 10.0).With("details/weaponRaw", i < 100 ? null : "a rocket"));
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Copies features with ogr2ogr into a GeoJSON file, and reads that.</summary>
    public async Task<(JsonObject[] Features, string[] Asked)> CopyAsync(string address, params string[] options)
    {
        var (file, asked) = await CopyAsync("GeoJSON", "geojson", address, options);
        var copied = JsonNode.Parse(await File.ReadAllTextAsync(file))!["features"]!.AsArray();
        return ([.. copied.Select(f => f!.AsObject())], asked);
    }

    /// <summary>Copies features into a file of any format.</summary>
    public async Task<(string File, string[] Asked)> CopyAsync(string format, string ending, string address, string[] options)
    {
        asked.Clear();
        var file = Path.Combine(folder, $"{Guid.CreateVersion7():n}.{ending}");
        await RunAsync("ogr2ogr", ["-f", format, file, address, .. options]);
        return (file, [.. asked]);
    }

    /// <summary>Runs one of GDAL's programs.</summary>
    public static async Task<string> RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.True(process.ExitCode == 0 && !(await errors).Contains("ERROR", StringComparison.Ordinal), $"{program} {string.Join(' ', arguments)}: {await errors}");
        return await output;
    }

    private sealed class Listener(ConcurrentQueue<string> asked) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, goOn) =>
            {
                asked.Enqueue(Uri.UnescapeDataString(context.Request.Path + context.Request.QueryString));
                return goOn(context);
            });
            next(app);
        };
    }
}
