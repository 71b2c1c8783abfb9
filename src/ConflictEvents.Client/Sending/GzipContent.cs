using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

namespace ConflictEvents.Client.Sending;

/// <summary>A body that is compressed while it is sent, and opened anew for each sending.</summary>
internal sealed class GzipContent : HttpContent
{
    private readonly Func<Stream> open;

    public GzipContent(Func<Stream> open, MediaTypeHeaderValue mediaType)
    {
        this.open = open;
        Headers.ContentType = mediaType;
        Headers.ContentEncoding.Add("gzip");
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await using var body = open();
        await using var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true);
        await body.CopyToAsync(gzip, cancellationToken);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
