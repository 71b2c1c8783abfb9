namespace ConflictEvents.Tests;

/// <summary>The folder of shared data beside the repository, which not every clone has.</summary>
public static class SharedData
{
    /// <summary>Where the folder is looked for first, for a clone that stands elsewhere.</summary>
    public const string Variable = "CONFLICTEVENTS_SHARED";

    /// <summary>The folder that holds the data, or nothing.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>The address of a file in it.</summary>
    public static string File(params string[] parts) =>
        Path.Combine([Folder ?? throw new InvalidOperationException("There is no shared data here."), .. parts]);

    private static string? Find()
    {
        var folder = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : BesideRepository();
        return folder is not null && Directory.Exists(Path.Combine(folder, "data")) ? folder : null;
    }

    private static string? BesideRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "ConflictEvents.sln")))
                return Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared"));
        }
        return null;
    }
}
