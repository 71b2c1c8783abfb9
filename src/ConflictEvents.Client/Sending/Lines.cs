using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace ConflictEvents.Client.Sending;

/// <summary>The lines of an NDJSON body as they come. One that ends without a line feed was cut off.</summary>
internal static class Lines
{
    public static async IAsyncEnumerable<byte[]> ReadAsync(HttpResponseMessage answer, ClientOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = await Limited.RunAsync(options, TimeSpan.Zero, answer.Content.ReadAsStreamAsync, cancellationToken);
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));
        while (true)
        {
            var read = await Limited.RunAsync(options, TimeSpan.Zero, limit => pipe.ReadAsync(limit).AsTask(), cancellationToken);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                yield return buffer.Slice(0, end).ToArray();
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }
            if (read.IsCompleted)
            {
                if (!buffer.IsEmpty)
                    throw new ServerUnreachableException("The answer broke off in the middle of a line.");
                break;
            }
            pipe.AdvanceTo(buffer.Start, buffer.End);
        }
        await pipe.CompleteAsync();
    }
}
