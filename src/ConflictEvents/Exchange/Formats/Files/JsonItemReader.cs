using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ConflictEvents.Exchange.Formats.Files;

/// <summary>Reads the items of the list that a JSON file is, or of a list in the object that it is, one at a time.</summary>
internal sealed class JsonItemReader(FileText file, params string[] lists)
{
    private const int LargestItem = 16 << 20;
    private JsonReaderState state = new(new JsonReaderOptions { MaxDepth = 64 });
    private bool inList;
    private bool found;
    private long line = 1;

    public async IAsyncEnumerable<JsonItem> ItemsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = file.Utf8();
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 1 << 16));
        for (var isDone = false; !isDone;)
        {
            var read = await pipe.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            while (!isDone && Next(ref rest, read.IsCompleted, out var item, out isDone))
                if (item is not null)
                    yield return item;
            if (rest.Length > LargestItem && !isDone)
            {
                yield return Broken("item_too_large", "An item of more than 16 MiB stands here; the rest of the file was not read.");
                break;
            }
            isDone |= read.IsCompleted;
            pipe.AdvanceTo(rest.Start, rest.End);
        }
        await pipe.CompleteAsync();
        if (!found)
            yield return Broken("not_this_format", $"There is no list of records here: a JSON array, or an object with one of {string.Join(", ", lists)}.");
    }

    // False where more bytes are needed, or nothing more can be had.
    private bool Next(ref ReadOnlySequence<byte> rest, bool isLast, out JsonItem? item, out bool isDone)
    {
        (item, isDone) = (null, false);
        try
        {
            var reader = new Utf8JsonReader(rest, isLast, state);
            var moved = inList ? TryItem(ref reader, rest, isLast, out item, out isDone) : TryEnter(ref reader);
            if (moved)
            {
                line += Breaks(rest.Slice(0, reader.Position));
                rest = rest.Slice(reader.Position);
                state = reader.CurrentState;
            }
            return moved && !isDone;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            (item, isDone, found) = (Broken("invalid_json", "This is no valid JSON from here on; the rest of the file was not read."), true, true);
            rest = rest.Slice(rest.End);
            return true;
        }
    }

    private bool TryEnter(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
            return false;
        if (reader.TokenType == JsonTokenType.StartArray && reader.CurrentDepth == 0)
            return inList = found = true;
        if (reader.TokenType != JsonTokenType.PropertyName)
            return true;
        var isList = reader.CurrentDepth == 1 && lists.Contains(reader.GetString());
        if (!reader.Read())
            return false;
        if (isList && reader.TokenType == JsonTokenType.StartArray)
            return inList = found = true;
        return reader.TrySkip();
    }

    private bool TryItem(ref Utf8JsonReader reader, in ReadOnlySequence<byte> rest, bool isLast, out JsonItem? item, out bool isDone)
    {
        (item, isDone) = (null, false);
        if (!reader.Read())
            return false;
        if (reader.TokenType == JsonTokenType.EndArray)
            return isDone = true;
        var at = line + Breaks(rest.Slice(0, reader.TokenStartIndex));
        if (!JsonDocument.TryParseValue(ref reader, out var document))
            return isLast ? throw new JsonException() : false;
        using (document)
            item = new(at, document.RootElement.Clone());
        return true;
    }

    private JsonItem Broken(string code, string detail) => new(line, default, new(null, code, detail));

    private static long Breaks(in ReadOnlySequence<byte> bytes)
    {
        var breaks = 0L;
        foreach (var part in bytes)
            breaks += part.Span.Count((byte)'\n');
        return breaks;
    }
}
