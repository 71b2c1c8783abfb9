using System.Runtime.CompilerServices;

namespace ConflictEvents.Tool.Pushing;

/// <summary>Cuts a stream into parts of fitting size, between lines; in a table never within quotation marks.</summary>
internal sealed class PushParts(Stream file, bool isTable, int mostLines = PushParts.MostLines, int mostBytes = PushParts.MostBytes)
{
    /// <summary>What one request takes.</summary>
    public const int MostLines = 10_000;

    /// <summary>A little less than the 16 MB that one request takes.</summary>
    public const int MostBytes = 15 << 20;

    private readonly List<byte> body = [];
    private byte[] header = [];
    private long before;
    private int lines;

    public async IAsyncEnumerable<PushPart> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        var row = new List<byte>();
        var (isQuoted, rowLines) = (false, 0);
        while (await file.ReadAsync(buffer, cancellationToken) is var length and > 0)
            for (var i = 0; i < length; i++)
            {
                row.Add(buffer[i]);
                isQuoted ^= isTable && buffer[i] == '"';
                if (buffer[i] != '\n')
                    continue;
                rowLines++;
                if (isQuoted)
                    continue;
                if (Take(row, rowLines) is { } full)
                    yield return full;
                rowLines = 0;
            }
        if (row.Count > 0)
        {
            row.Add((byte)'\n');
            if (Take(row, rowLines + 1) is { } full)
                yield return full;
        }
        yield return new([.. body], before, IsLast: true);
    }

    // Adds a row, and answers what was full without it.
    private PushPart? Take(List<byte> row, int rowLines)
    {
        if (row.Count > mostBytes)
            throw new ToolException(ExitCode.Usage, $"The row that begins in line {before + lines + 1} is larger than a request may be.");
        PushPart? full = null;
        if (lines > 0 && (lines + rowLines > mostLines || body.Count + row.Count > mostBytes))
        {
            full = new([.. body], before, IsLast: false);
            before += lines - (header.Length > 0 ? 1 : 0);
            body.Clear();
            body.AddRange(header);
            lines = header.Length > 0 ? 1 : 0;
        }
        if (isTable && header.Length == 0)
            header = [.. row];
        body.AddRange(row);
        lines += rowLines;
        row.Clear();
        return full;
    }
}
