using ConflictEvents.Exchange.Import;

namespace ConflictEvents.Exchange.Formats.Files;

/// <summary>A file that was opened; or, where it could not be unpacked, what to tell.</summary>
internal sealed class OpenedFile : IAsyncDisposable
{
    private readonly string trouble = "";

    private OpenedFile(FileText? text, string trouble) => (Text, this.trouble) = (text, trouble);

    /// <summary>The file; nothing where it could not be unpacked.</summary>
    public FileText? Text { get; }

    /// <summary>What to tell where there is no text.</summary>
    public RecordLine.Unreadable Refusal => new(1, [new(null, "broken_gzip", $"The file is packed with gzip and cannot be unpacked whole: {trouble}")]);

    public static async Task<OpenedFile> OfAsync(Stream file, CancellationToken cancellationToken)
    {
        try
        {
            return new(await FileText.OpenAsync(file, cancellationToken), "");
        }
        catch (InvalidDataException e)
        {
            return new(null, e.Message);
        }
    }

    public ValueTask DisposeAsync() => Text?.DisposeAsync() ?? ValueTask.CompletedTask;
}
