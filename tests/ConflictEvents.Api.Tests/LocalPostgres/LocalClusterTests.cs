using System.Diagnostics;
using System.Globalization;
using ConflictEvents.LocalPostgres;
using Npgsql;

namespace ConflictEvents.Api.Tests.LocalPostgres;

public sealed class LocalClusterTests : IDisposable
{
    // Not CreateTempSubdirectory, whose folder is closed to the account that runs the server where we are root.
    private readonly string _folder =
        Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"conflict-events-{Guid.CreateVersion7():n}")).FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [ProgramsFact]
    public async Task A_new_cluster_answers_in_UTF8_and_UTC_on_no_network_address()
    {
        await using var cluster = await StartAsync();

        Assert.True(cluster.StartedHere);
        Assert.Equal("UTF8 UTC ", await AskAsync(
            cluster, "select current_setting('server_encoding') || ' ' || current_setting('timezone') || ' ' || current_setting('listen_addresses')"));
        Assert.Equal("1", await AskAsync(cluster, "create extension pg_trgm; select similarity('Київ', 'київ')::text"));
    }

    [ProgramsFact]
    public async Task A_restart_keeps_the_data()
    {
        await using (var first = await StartAsync())
            await AskAsync(first, "create table kept as select 'yes' as answer; select ''");

        await using var second = await StartAsync();

        Assert.True(second.StartedHere);
        Assert.Equal("yes", await AskAsync(second, "select answer from kept"));
    }

    [ProgramsFact]
    public async Task Settings_reach_the_server_and_real_data_is_synced()
    {
        await using var cluster = await LocalCluster.StartAsync(
            new LocalClusterOptions { DataFolder = _folder, Settings = new Dictionary<string, string> { ["max_connections"] = "17" } },
            CancellationToken.None);

        Assert.Equal("17 on on", await AskAsync(
            cluster, "select current_setting('max_connections') || ' ' || current_setting('fsync') || ' ' || current_setting('data_checksums')"));
    }

    [ProgramsFact]
    public async Task Starts_at_once_share_one_server_which_outlives_the_one_that_started_it()
    {
        var clusters = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StartAsync()));
        var starter = Assert.Single(clusters, c => c.StartedHere);

        await starter.DisposeAsync();

        var others = clusters.Where(c => c != starter).ToList();
        foreach (var other in others)
            Assert.Equal("1", await AskAsync(other, "select '1'"));
        var server = await ServerProcessAsync(others[0]);
        foreach (var other in others)
            await other.DisposeAsync();
        Assert.False(IsRunning(server), "the last one to let go did not wait for the server's end");
    }

    [ProgramsFact]
    public async Task The_server_ends_with_the_killed_process_that_held_it()
    {
        using var holder = await ClusterHolder.StartAsync(_folder);
        var server = ServerProcess();
        Assert.True(IsRunning(server));

        holder.Kill(); // signal 9: nothing of ours runs any more
        await holder.WaitForExitAsync();

        await UntilAsync(() => !IsRunning(server));
        await using var next = await StartAsync();
        Assert.Equal("1", await AskAsync(next, "select '1'"));
    }

    [ProgramsFact]
    public async Task The_server_stays_for_the_others_when_the_process_that_started_it_is_killed()
    {
        using var holder = await ClusterHolder.StartAsync(_folder);
        await using var other = await StartAsync();
        Assert.False(other.StartedHere);
        var server = await ServerProcessAsync(other);

        holder.Kill();
        await holder.WaitForExitAsync();

        await Task.Delay(500); // were the server the killed one's, it would be gone by now
        Assert.Equal(server, await ServerProcessAsync(other));
    }

    [ProgramsFact]
    public async Task A_start_right_after_a_kill_waits_for_the_old_server_to_end()
    {
        for (var round = 0; round < 3; round++)
        {
            using var holder = await ClusterHolder.StartAsync(_folder);
            holder.Kill();

            await using var next = await StartAsync();

            Assert.Equal("1", await AskAsync(next, "select '1'"));
        }
    }

    [ProgramsFact]
    public async Task A_cluster_starts_again_after_its_server_was_killed()
    {
        await using var first = await StartAsync();
        var server = await ServerProcessAsync(first);
        using (var process = Process.GetProcessById(server))
            process.Kill();
        await UntilAsync(() => !IsRunning(server));

        await using var second = await StartAsync();

        Assert.True(second.StartedHere);
        Assert.Equal("1", await AskAsync(second, "select '1'"));
    }

    [ProgramsFact]
    public async Task A_half_made_data_folder_is_thrown_away()
    {
        var half = Directory.CreateDirectory(Path.Combine(_folder, "unfinished-by-a-killed-process"));
        await File.WriteAllTextAsync(Path.Combine(half.FullName, "PG_VERSION"), "15");

        await using var cluster = await StartAsync();

        Assert.Equal("1", await AskAsync(cluster, "select '1'"));
        Assert.False(half.Exists && Directory.Exists(half.FullName));
    }

    [ProgramsFact]
    public async Task A_path_too_long_for_a_socket_gets_a_short_one()
    {
        var folder = Path.Combine(_folder, new string('x', 90), "and, with: odd 'signs'");
        await using var cluster = await LocalCluster.StartAsync(
            new LocalClusterOptions { DataFolder = folder, Durable = false }, CancellationToken.None);

        Assert.StartsWith("/tmp/conflict-events-", cluster.SocketFolder, StringComparison.Ordinal);
        Assert.Equal("1", await AskAsync(cluster, "select '1'"));
        await cluster.DisposeAsync();
        Assert.False(Directory.Exists(cluster.SocketFolder));
    }

    // As in the root of this repository, where a script of ours is named `test`.
    [ProgramsFact]
    public async Task What_lies_in_the_working_directory_is_not_taken_for_a_program_of_the_system()
    {
        foreach (var name in new[] { "chown", "id", "mkdir", "mkfifo", "rmdir", "sh", "setsid", "test" })
        {
            var lookalike = Path.Combine(_folder, name);
            await File.WriteAllTextAsync(lookalike, "#!/bin/sh\nexit 1\n");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(lookalike, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        using var holder = await ClusterHolder.StartAsync(Path.Combine(_folder, "data"), workingDirectory: _folder);

        holder.StandardInput.Close();
        await holder.WaitForExitAsync();
        Assert.Equal(0, holder.ExitCode);
    }

    [ProgramsFact]
    public async Task A_server_that_cannot_start_says_why()
    {
        var failure = await Assert.ThrowsAsync<LocalClusterException>(() => LocalCluster.StartAsync(
            new LocalClusterOptions { DataFolder = _folder, Settings = new Dictionary<string, string> { ["no_such_setting"] = "1" } },
            CancellationToken.None));

        Assert.Contains("unrecognized configuration parameter \"no_such_setting\"", failure.Message, StringComparison.Ordinal);
    }

    private Task<LocalCluster> StartAsync() =>
        LocalCluster.StartAsync(new LocalClusterOptions { DataFolder = _folder, Durable = false }, CancellationToken.None);

    private static async Task<string?> AskAsync(LocalCluster cluster, string sql)
    {
        await using var connection = new NpgsqlConnection($"{cluster.ConnectionString("postgres")};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (string?)await command.ExecuteScalarAsync();
    }

    private int ServerProcess() =>
        int.Parse(File.ReadLines(Path.Combine(_folder, "cluster", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    private async Task<int> ServerProcessAsync(LocalCluster cluster)
    {
        Assert.Equal("1", await AskAsync(cluster, "select '1'"));
        return ServerProcess();
    }

    private static bool IsRunning(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.ProcessName == "postgres";
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        var waited = Stopwatch.StartNew();
        while (!holds())
        {
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(20), "waited for 20 seconds in vain");
            await Task.Delay(20);
        }
    }
}
