using System.Diagnostics;
using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Hosting;

/// <summary>A disk of some megabytes, in memory, for tables of the test run's own PostgreSQL. Only root may mount one.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"conflict-events-disk-{Guid.CreateVersion7():n}");
    private readonly string name = $"small_{Guid.CreateVersion7():n}";

    private SmallDisk()
    {
    }

    /// <summary>Whether one can be mounted here.</summary>
    public static bool CanBe()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
            return false;
        var disk = new SmallDisk();
        Directory.CreateDirectory(disk.folder);
        var isMounted = Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.folder) == 0;
        if (isMounted)
            Run("umount", disk.folder);
        Directory.Delete(disk.folder);
        return isMounted;
    }

    /// <summary>Mounts one of so many megabytes, and moves a table to it.</summary>
    public static async Task<SmallDisk> WithAsync(string table, TestDatabase database, int megabytes)
    {
        var disk = new SmallDisk();
        Directory.CreateDirectory(disk.folder);
        Assert.Equal(0, Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.folder));
        Assert.Equal(0, Run("chown", $"--reference={await database.ScalarAsync<string>("show data_directory")}", disk.folder));
        await database.ExecuteAsync($"create tablespace {disk.name} location '{disk.folder}'");
        await database.ExecuteAsync($"alter table {table} set tablespace {disk.name}");
        return disk;
    }

    /// <summary>Makes room.</summary>
    public void Grow(int megabytes) => Assert.Equal(0, Run("mount", "-o", $"remount,size={megabytes}m", folder));

    /// <summary>Takes it away, once no table is on it.</summary>
    public async ValueTask DisposeAsync()
    {
        await using (var other = await (await TestServer.GetAsync()).CloneAsync())
            await other.ExecuteAsync($"drop tablespace {name}");
        Run("umount", folder);
        Directory.Delete(folder);
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
