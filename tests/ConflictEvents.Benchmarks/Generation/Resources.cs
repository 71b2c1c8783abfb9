namespace ConflictEvents.Benchmarks.Generation;

/// <summary>The lists that are built in.</summary>
internal static class Resources
{
    public static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(typeof(Resources).Assembly.GetManifestResourceStream(name)!);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
