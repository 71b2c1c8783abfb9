namespace ConflictEvents.Storage.Migrations;

/// <summary>The numbered SQL files that stand beside the migrations and travel in the assembly.</summary>
internal static class MigrationScripts
{
    public static string Read(string name)
    {
        var assembly = typeof(MigrationScripts).Assembly;
        using var stream = assembly.GetManifestResourceStream($"ConflictEvents.Storage.Migrations.{name}.sql")
            ?? throw new InvalidOperationException($"The migration script {name}.sql is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
