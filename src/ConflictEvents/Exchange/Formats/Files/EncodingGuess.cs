using System.Text;

namespace ConflictEvents.Exchange.Formats.Files;

/// <summary>
/// Finds the encoding of a file: UTF-16 by its byte order mark, UTF-8 where all of it is valid UTF-8, else Windows-1252, which
/// spreadsheets of the West write.
/// </summary>
internal static class EncodingGuess
{
    public static async Task<Encoding> OfAsync(Stream file, CancellationToken cancellationToken)
    {
        file.Position = 0;
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var (bytes, chars) = (new byte[1 << 16], new char[(1 << 16) + 16]);
        var isFirst = true;
        for (int read; (read = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken)) > 0; isFirst = false)
        {
            if (isFirst && Utf16(bytes.AsSpan(0, read)) is { } utf16)
                return utf16;
            if (!IsValid(decoder, bytes.AsSpan(0, read), chars, flush: false))
                return CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        }
        return IsValid(decoder, [], chars, flush: true) ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    }

    private static UnicodeEncoding? Utf16(ReadOnlySpan<byte> head) => head switch
    {
        [0xff, 0xfe, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
        [0xfe, 0xff, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
        _ => null,
    };

    private static bool IsValid(Decoder decoder, ReadOnlySpan<byte> bytes, char[] chars, bool flush)
    {
        try
        {
            decoder.Convert(bytes, chars, flush, out _, out _, out _);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
