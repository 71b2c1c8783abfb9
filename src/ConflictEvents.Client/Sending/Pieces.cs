namespace ConflictEvents.Client.Sending;

/// <summary>Copies a body piece by piece; each may take as long as the options allow.</summary>
internal static class Pieces
{
    public static async Task CopyAsync(Stream from, Stream to, ClientOptions options, CancellationToken cancellationToken)
    {
        var piece = new byte[64 * 1024];
        while (await Limited.RunAsync(options, TimeSpan.Zero, limit => from.ReadAsync(piece, limit).AsTask(), cancellationToken) is var length and > 0)
            await to.WriteAsync(piece.AsMemory(0, length), cancellationToken);
    }
}
