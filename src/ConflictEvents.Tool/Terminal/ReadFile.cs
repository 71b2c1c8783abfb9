namespace ConflictEvents.Tool.Terminal;

/// <summary>A file that tells how much of it was read.</summary>
internal sealed class ReadFile(string path, Action<long, long> read) : FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan)
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var length = await base.ReadAsync(buffer, cancellationToken);
        read(Position, Length);
        return length;
    }
}
