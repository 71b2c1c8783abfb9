namespace ConflictEvents.Tool.Mirrors;

/// <summary>Where a mirror is: <c>sqlite:FILE</c>, <c>postgres:CONNECTION</c>, or a folder.</summary>
internal static class MirrorTarget
{
    private const string Sqlite = "sqlite:";
    private const string Postgres = "postgres:";

    public static IMirror Open(string target) => target switch
    {
        _ when target.StartsWith(Sqlite, StringComparison.Ordinal) => new SqliteMirror(Path.GetFullPath(target[Sqlite.Length..])),
        _ when target.StartsWith(Postgres, StringComparison.Ordinal) => new PostgresMirror(target[Postgres.Length..]),
        "" => throw new ToolException(ExitCode.Usage, "--to takes a folder, sqlite:FILE or postgres:CONNECTION."),
        _ => new Folders.FolderMirror(Path.GetFullPath(target)),
    };
}
