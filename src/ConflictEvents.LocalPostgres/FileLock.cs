namespace ConflictEvents.LocalPostgres;

/// <summary>A lock between processes, which the system takes back from a killed one. Waiting is polling: there is no other way in .NET.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(25);

    public static async Task<FileStream> TakeAsync(string path, FileShare share, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var waited = new CancellationTokenSource(patience);
        while (true)
        {
            if (Try(path, share) is { } taken)
                return taken;
            if (waited.IsCancellationRequested)
                throw new LocalClusterException($"Another process has held {path} for {patience.TotalSeconds:0} s.");
            await Task.Delay(Poll, cancellationToken);
        }
    }

    public static FileStream? Try(string path, FileShare share)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = share,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; // whoever may read it could hold it
        try
        {
            return new FileStream(path, options);
        }
        catch (IOException) when (File.Exists(path)) // .NET reports a taken lock as a sharing violation
        {
            return null;
        }
    }
}
