namespace ConflictEvents.Tests;

/// <summary>A test that reads the shared data, and is reported as skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (SharedData.Folder is null)
            Skip = $"shared data MISSING, NOTHING CHECKED: no ../shared beside the repository, and {SharedData.Variable} names none.";
    }
}
