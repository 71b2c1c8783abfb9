using System.Runtime.InteropServices;

namespace ConflictEvents.Tool.Mirrors.Folders;

/// <summary>Files that are on the disk when a call returns, and change from one content to the next without a moment between.</summary>
internal static partial class Durable
{
    /// <summary>Puts a file in the place of another.</summary>
    public static async Task ReplaceAsync(string path, ReadOnlyMemory<byte> content)
    {
        var next = path + ".next";
        await using (var file = new FileStream(next, FileMode.Create, FileAccess.Write))
        {
            await file.WriteAsync(content);
            file.Flush(flushToDisk: true);
        }
        File.Move(next, path, overwrite: true);
        SyncFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Lets a link lead to another folder; where there are no links, none is made.</summary>
    public static void Point(string link, string target)
    {
        if (OperatingSystem.IsWindows())
            return;
        var next = link + ".next";
        File.Delete(next);
        File.CreateSymbolicLink(next, target);
        // Not File.Move, which looks for a file behind the link.
        if (Rename(next, link) != 0)
            throw new IOException($"{link} cannot be replaced (error {Marshal.GetLastPInvokeError()}).");
        SyncFolder(Path.GetDirectoryName(link)!);
    }

    /// <summary>A new name in a folder outlives a loss of power only when the folder was written, too.</summary>
    public static void SyncFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        var folder = Open(path, 0);
        if (folder < 0)
            return; // as where folders cannot be opened; the files themselves were written
        _ = Sync(folder);
        _ = Close(folder);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int Sync(int file);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int Close(int file);

    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int Rename(string from, string to);
}
