namespace ConflictEvents.Tool.Mirrors.Folders;

/// <summary>The lines of a file as bytes, without their line feeds.</summary>
internal static class LinesOf
{
    /// <summary>From where the stream stands to its end.</summary>
    public static IEnumerable<byte[]> File(Stream file)
    {
        var buffer = new byte[256 * 1024];
        var (begin, end) = (0, 0);
        while (true)
        {
            var feed = Array.IndexOf(buffer, (byte)'\n', begin, end - begin);
            if (feed >= 0)
            {
                yield return buffer[begin..feed];
                begin = feed + 1;
                continue;
            }
            buffer.AsSpan(begin, end - begin).CopyTo(buffer);
            (begin, end) = (0, end - begin);
            if (end == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
            var read = file.Read(buffer, end, buffer.Length - end);
            if (read == 0)
                break;
            end += read;
        }
        if (end > 0)
            yield return buffer[..end];
    }
}
