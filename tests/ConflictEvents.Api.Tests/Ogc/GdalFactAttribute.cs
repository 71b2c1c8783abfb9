namespace ConflictEvents.Api.Tests.Ogc;

/// <summary>A test with GDAL's own program, reported as skipped where there is none; ./test installs it on Debian.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GdalFactAttribute : FactAttribute
{
    private static readonly bool IsHere = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "ogr2ogr")));

    public GdalFactAttribute()
    {
        if (!IsHere)
            Skip = "ogr2ogr IS MISSING, NOTHING WAS READ BY GDAL: install it (Debian: apt-get install gdal-bin; macOS: brew install gdal).";
    }
}
