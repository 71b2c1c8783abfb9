using System.Buffers;

namespace ConflictEvents.Api.Http;

/// <summary>Reads a whole body, within a time: the server's own limit is on the rate, which a slow one of the largest size keeps for an hour.</summary>
internal static class BodyReading
{
    public static async Task<byte[]> WholeAsync(HttpContext context, TimeSpan patience)
    {
        var most = UnreadBody.Admit(context);
        if (context.Request.ContentLength > most)
            throw TooLarge();
        var pipe = context.Request.BodyReader;
        var whole = new ArrayBufferWriter<byte>();
        using var late = new CancellationTokenSource(patience);
        // Not by the token of the read: that would leave the pipe in the middle of it, and the server could not end the exchange.
        await using var waking = late.Token.Register(pipe.CancelPendingRead);
        try
        {
            while (true)
            {
                var read = await pipe.ReadAsync(context.RequestAborted);
                foreach (var piece in read.Buffer)
                    whole.Write(piece.Span);
                pipe.AdvanceTo(read.Buffer.End);
                if (whole.WrittenCount > most)
                    throw TooLarge();
                if (read.IsCompleted)
                    return whole.WrittenSpan.ToArray();
                if (read.IsCanceled)
                    throw new BadHttpRequestException("The body came too slowly.", StatusCodes.Status408RequestTimeout);
            }
        }
        catch (IOException e) when (e is not BadHttpRequestException)
        {
            // A chunk whose size overflows, a caller who hung up: the server tells these from no failure of its own.
            throw new BadHttpRequestException("The body could not be read.", StatusCodes.Status400BadRequest, e);
        }
    }

    private static BadHttpRequestException TooLarge() => new("The body is too large.", StatusCodes.Status413PayloadTooLarge);
}
