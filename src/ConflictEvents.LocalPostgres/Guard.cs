using System.Diagnostics;
using System.Text;

namespace ConflictEvents.LocalPostgres;

/// <summary>
/// The shell that stands between us and PostgreSQL, so that the server lives exactly as long as somebody uses it, whatever kills
/// whom. Every process that uses the cluster keeps the write end of one named pipe open; the system closes it for a process that
/// ends, also by `kill -9`. When the last one is closed, the guard reads the end of the pipe and stops the server.
/// </summary>
internal static class Guard
{
    // A session of its own: Ctrl-C reaches every process of the terminal's foreground group, and PostgreSQL would be gone before
    // the requests in flight are answered.
    private const string InOwnSession =
        """
        command -v setsid >/dev/null 2>&1 && exec setsid /bin/sh -c "$0" "$@"
        command -v perl >/dev/null 2>&1 && exec perl -MPOSIX -e 'POSIX::setsid(); exec @ARGV' /bin/sh -c "$0" "$@"
        exec /bin/sh -c "$0" "$@"
        """;

    // Opening the pipe both ways first (4) never waits for a writer, and is given up once the read end (3) stands.
    // A line on the pipe is a name: the guard answers by making that file, which proves that it will see this writer leave.
    private const string Script =
        """
        run=$1; shift
        exec </dev/null >>"$run/server.log" 2>&1
        exec 4<>"$run/holders" 3<"$run/holders" 4<&-
        "$@" 3<&- &
        server=$!
        trap '' HUP INT QUIT TERM
        (
            while read -r name <&3; do : >"$run/$name"; done
            kill -INT "$server"
        ) &
        watcher=$!
        exec 3<&-
        wait "$server"; code=$?
        kill -9 "$watcher" 2>/dev/null
        exit "$code"
        """;

    /// <summary>Starts the server under a guard. The caller holds the pipe already.</summary>
    public static Process Start(ServerUser user, ClusterFolders folders, IEnumerable<string> server) =>
        user.Start("/bin/sh", ["-c", InOwnSession, Script, "sh", folders.Runtime, .. server], folders.Data);

    /// <summary>Opens the pipe: from now on a guard that is alive keeps the server.</summary>
    public static FileStream Hold(ClusterFolders folders) =>
        new(folders.Holders, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0); // both ways: does not wait for a reader

    /// <summary>Asks the guard to answer, until it does or `giveUp` says so.</summary>
    public static async Task<bool> AnswersAsync(
        ClusterFolders folders, FileStream held, Func<Task<bool>> giveUp, CancellationToken cancellationToken)
    {
        var name = $"{ClusterFolders.AnswerPrefix}{Guid.CreateVersion7():n}";
        var answer = Path.Combine(folders.Runtime, name);
        await held.WriteAsync(Encoding.ASCII.GetBytes($"{name}\n"), cancellationToken);
        while (!File.Exists(answer))
        {
            if (await giveUp())
                return false;
            await Task.Delay(20, cancellationToken);
        }
        File.Delete(answer);
        return true;
    }
}
