using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using ConflictEvents.Client.Sending;

namespace ConflictEvents.Client.Queries;

/// <summary>Lists and single records, as JSON.</summary>
public sealed class RecordsClient
{
    private readonly Sender sender;

    internal RecordsClient(Sender sender) => this.sender = sender;

    /// <summary>One record.</summary>
    /// <exception cref="ProblemException">There is none (404), or it was retracted (410).</exception>
    public Task<ReadOnlyMemory<byte>> GetAsync(RecordType record, string id, CancellationToken cancellationToken = default) =>
        sender.ReadAsync($"v1/{record.Room()}/{Uri.EscapeDataString(id)}", (_, body) => (ReadOnlyMemory<byte>)body, TimeSpan.Zero, cancellationToken);

    /// <summary>The records that a query finds, page after page as of the position of the first.</summary>
    /// <param name="record">The type of record.</param>
    /// <param name="query">Which of them, in which order, and how many a page (`limit`).</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ListAsync(RecordType record, Query? query = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var asked = query ?? Query.All;
        for (string? cursor = null; ;)
        {
            var (items, next) = await sender.ReadAsync(asked.With("cursor", cursor).At($"v1/{record.Room()}"), (_, body) => Page(body), TimeSpan.Zero, cancellationToken);
            foreach (var item in items)
                yield return item;
            if ((cursor = next) is null)
                yield break;
        }
    }

    private static (IReadOnlyList<ReadOnlyMemory<byte>> Items, string? Next) Page(byte[] body)
    {
        try
        {
            using var page = JsonDocument.Parse(body);
            return (
                [.. page.RootElement.GetProperty("items").EnumerateArray().Select(item => (ReadOnlyMemory<byte>)JsonMarshal.GetRawUtf8Value(item).ToArray())],
                page.RootElement.TryGetProperty("next", out var next) ? next.GetString() : null);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new BrokenAnswerException($"What was answered is no list: {e.Message}", e);
        }
    }
}
