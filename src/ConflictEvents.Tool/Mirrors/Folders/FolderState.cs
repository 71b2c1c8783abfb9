using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConflictEvents.Tool.Mirrors.Folders;

/// <summary>What counts of a folder's files: it is written last, so that whatever lies beyond it was never committed.</summary>
/// <param name="Mirror">How far the mirror has come.</param>
/// <param name="Generation">Which generation of files stands; 0 for none yet.</param>
/// <param name="Journal">How many bytes of its journal count.</param>
/// <param name="Staged">How many bytes of the snapshot being read count.</param>
internal sealed record FolderState(MirrorState Mirror, int Generation, long Journal, long Staged)
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web) { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static async Task<FolderState?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize<FolderState>(await File.ReadAllBytesAsync(path, cancellationToken), Wire);
        }
        catch (JsonException e)
        {
            throw new ToolException(ExitCode.Broken, $"{path} is not a mirror's state: {e.Message}", e);
        }
    }

    public Task WriteAsync(string path) => Durable.ReplaceAsync(path, JsonSerializer.SerializeToUtf8Bytes(this, Wire));
}
