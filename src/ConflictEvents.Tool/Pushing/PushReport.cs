using System.Text.Json;
using ConflictEvents.Client.Writing;

namespace ConflictEvents.Tool.Pushing;

/// <summary>Counts what became of lines, names the first refused ones, and writes all of these to a file.</summary>
internal sealed class PushReport(string? path, Action<string> say) : IAsyncDisposable
{
    private const int Named = 20;

    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly StreamWriter? file = path is null ? null : new StreamWriter(path, append: false);

    public long Created { get; private set; }

    public long Revised { get; private set; }

    public long Unchanged { get; private set; }

    public long Refused { get; private set; }

    public long Lines => Created + Revised + Unchanged + Refused;

    public async Task AddAsync(BulkResult result)
    {
        switch (result.Status)
        {
            case "created": Created++; break;
            case "revised": Revised++; break;
            case "unchanged": Unchanged++; break;
            default: await RefuseAsync(result); break;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (file is not null)
            await file.DisposeAsync();
    }

    private async Task RefuseAsync(BulkResult result)
    {
        if (Refused++ < Named)
            say($"line {result.Line}: {result.Problem?.Code}: {result.Problem?.Detail}{string.Concat((result.Problem?.Errors ?? []).Select(e => $" {e.Pointer}: {e.Detail}."))}");
        else if (Refused == Named + 1)
            say(path is null ? "More lines were refused; --report FILE has them all." : $"More lines were refused; {path} has them all.");
        if (file is not null)
            await file.WriteLineAsync(JsonSerializer.Serialize(result, Wire));
    }
}
