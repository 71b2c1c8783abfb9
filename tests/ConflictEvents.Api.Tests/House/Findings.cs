namespace ConflictEvents.Api.Tests.House;

/// <summary>What a test of many cases has found wrong, in a line each.</summary>
internal static class Findings
{
    private const int MostShown = 60;

    /// <summary>Asserts that nothing was found, and shows what was: xunit itself would show the first words of the first few.</summary>
    public static void ShouldBeNone(this IReadOnlyCollection<string> found)
    {
        if (found.Count > 0)
            Assert.Fail($"{found.Count} found:\n{string.Join('\n', found.Take(MostShown))}");
    }
}
