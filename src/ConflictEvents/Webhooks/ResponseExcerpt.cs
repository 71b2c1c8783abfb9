using System.Text;

namespace ConflictEvents.Webhooks;

/// <summary>How the body of an answer begins. It is read up to a limit and for a moment only: the status has said it all.</summary>
internal static class ResponseExcerpt
{
    private const int MostBytes = 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static async Task<string?> ReadAsync(HttpContent content, TimeProvider time, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        var bytes = new byte[MostBytes];
        var length = 0;
        try
        {
            await using var body = await content.ReadAsStreamAsync(limit.Token);
            while (length < MostBytes && await body.ReadAsync(bytes.AsMemory(length), limit.Token) is > 0 and var read)
                length += read;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or HttpRequestException)
        {
            // What has come until then is shown.
        }
        return length == 0 ? null : Printable(Encoding.UTF8.GetString(bytes, 0, length));
    }

    // U+0000 can not be stored, and other control characters should not be printed.
    private static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) && c is not ('\n' or '\t') ? ' ' : c));
}
