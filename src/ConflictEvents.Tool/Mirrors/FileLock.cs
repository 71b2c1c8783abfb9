namespace ConflictEvents.Tool.Mirrors;

/// <summary>A lock that ends with the process, however that ends.</summary>
internal static class FileLock
{
    public static FileStream Take(string path, string mirror)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new ToolException(ExitCode.Locked, $"Another process writes {mirror} ({path}).", e);
        }
    }
}
