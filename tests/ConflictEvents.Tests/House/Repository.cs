namespace ConflictEvents.Tests.House;

/// <summary>The checkout that the tests run in.</summary>
internal static class Repository
{
    public static string Path(string relative) => System.IO.Path.Combine(Root(), relative);

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "ConflictEvents.sln")))
            folder = System.IO.Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run in a checkout.");
        return folder;
    }
}
