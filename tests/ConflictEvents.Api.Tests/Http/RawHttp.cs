using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ConflictEvents.Api.Tests.Http;

/// <summary>HTTP as bytes on a wire, for what no client would send.</summary>
internal static class RawHttp
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>An answer as it came.</summary>
    /// <param name="Status">The status; 0 where the connection was closed without an answer.</param>
    /// <param name="Head">The status line and the headers.</param>
    /// <param name="Body">What followed, undecoded.</param>
    public sealed record Answer(int Status, string Head, string Body);

    /// <summary>Sends bytes and reads until the server closes the connection.</summary>
    public static Task<Answer> AskAsync(Uri address, string request, bool thenClose = false) => AskAsync(address, Encoding.Latin1.GetBytes(request), thenClose);

    /// <summary>Sends bytes, closes the sending side where asked, and reads until the server closes the connection.</summary>
    public static async Task<Answer> AskAsync(Uri address, byte[] request, bool thenClose = false)
    {
        var text = await ExchangeAsync(address, request, thenClose);
        if (!text.StartsWith("HTTP/", StringComparison.Ordinal))
            return new(0, "", text);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return new(int.Parse(text.AsSpan(9, 3), CultureInfo.InvariantCulture), text[..end], text[(end + 4)..]);
    }

    /// <summary>All that the server sends until it closes the connection.</summary>
    public static async Task<string> ExchangeAsync(Uri address, byte[] request, bool thenClose = false)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port).WaitAsync(Patience);
        var stream = client.GetStream();
        var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(request).AsTask().WaitAsync(Patience);
            if (thenClose)
                client.Client.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(answer).WaitAsync(Patience);
        }
        catch (IOException)
        {
            // The server closed it while we were still sending; what it said before stands.
        }
        return Encoding.Latin1.GetString(answer.ToArray());
    }
}
