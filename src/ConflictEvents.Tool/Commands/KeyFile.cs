namespace ConflictEvents.Tool.Commands;

/// <summary>Reads a key from a file that is closed to all but its owner.</summary>
internal static class KeyFile
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public static string Read(string path)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
                throw new ToolException(ExitCode.NotAllowed, $"The key file {path} is open to others; close it with chmod 600.");
            var key = File.ReadAllText(path).Trim();
            return key.Length > 0 && !key.Any(char.IsWhiteSpace)
                ? key
                : throw new ToolException(ExitCode.NotAllowed, $"The key file {path} should hold one key and nothing else.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ToolException(ExitCode.NotAllowed, $"The key file {path} cannot be read: {e.Message}", e);
        }
    }
}
