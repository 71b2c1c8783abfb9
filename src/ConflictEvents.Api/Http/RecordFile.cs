using ConflictEvents.Exchange.Import;
using Microsoft.Net.Http.Headers;

namespace ConflictEvents.Api.Http;

/// <summary>Reads a body of many records, plain or packed.</summary>
internal static class RecordFile
{
    public const string Ndjson = "application/x-ndjson";
    public const string Csv = "text/csv";
    private const string Gzip = "gzip";

    /// <summary>The media type of the body, of those that are taken here.</summary>
    public static string TypeOf(HttpRequest request, params string[] taken)
    {
        if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && taken.FirstOrDefault(t => type.MediaType.Equals(t, StringComparison.OrdinalIgnoreCase)) is { } found
            && (type.Charset.Length == 0 || type.Charset.ToString().Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
            return found;
        throw new UnsupportedMediaException($"The body's media type is not taken here; send Content-Type: {string.Join(" or ", taken)}, in UTF-8.");
    }

    /// <summary>Whether the body is packed.</summary>
    public static bool IsPacked(HttpRequest request) => request.Headers.ContentEncoding.ToString().Trim().ToLowerInvariant() switch
    {
        "" or "identity" => false,
        Gzip => true,
        _ => throw new UnsupportedMediaException("The body's Content-Encoding is not taken here; send it as it is, or packed with gzip."),
    };

    /// <summary>Reads the whole body before anything is done with it: what breaks off in the middle stores nothing.</summary>
    /// <returns>The records, and the hash of the body as it was sent.</returns>
    public static async Task<(IReadOnlyList<RecordLine> Lines, byte[] Hash)> ReadAsync(
        HttpContext context, long mostBytes, int mostLines, string tooLarge, Func<Stream, CancellationToken, IAsyncEnumerable<RecordLine>> read)
    {
        if (context.Request.ContentLength > mostBytes)
            throw new TooLargeException(tooLarge);
        var isPacked = IsPacked(context.Request);
        await using var sent = new LimitedStream(context.Request.Body, mostBytes, tooLarge);
        await using var unpacked = isPacked ? new PackedStream(sent) : (Stream)sent;
        await using var limited = new LimitedStream(unpacked, mostBytes, tooLarge);
        var lines = new List<RecordLine>();
        await WholeAsync(async () =>
        {
            await foreach (var line in read(limited, context.RequestAborted))
            {
                lines.Add(line);
                if (lines.Count > mostLines)
                    throw new TooLargeException(tooLarge);
            }
            return lines.Count;
        });
        return (lines, sent.Hash);
    }

    /// <summary>Does what reads a body, and tells of one that broke off.</summary>
    public static async Task<T> WholeAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (InvalidDataException)
        {
            throw new BrokenBodyException("The body is not packed with gzip, or broke off; nothing was stored.");
        }
        catch (IOException e) when (e is not BadHttpRequestException)
        {
            // A chunk whose size overflows, a caller who hung up: the server tells these from no failure of its own.
            throw new BadHttpRequestException("The body could not be read.", StatusCodes.Status400BadRequest, e);
        }
    }
}
