using System.Text.RegularExpressions;

namespace ConflictEvents.Tests.House;

/// <summary>Opens each path that the documents point at.</summary>
public sealed partial class ArchitectureDocTests
{
    [Fact]
    public void Ten_places_are_named_and_each_is_there()
    {
        var places = Places(File.ReadAllText(Repository.Path("docs/ARCHITECTURE.md")));
        Assert.Equal(10, places.Length);
        Assert.Empty(Missing(places));
    }

    [Fact]
    public void A_place_that_is_gone_is_found()
    {
        Assert.Equal(["src/Nowhere.cs"], Missing(Places("| x | [`src/Nowhere.cs`](../src/Nowhere.cs) |")));
    }

    [Theory]
    [InlineData("README.md", "")]
    [InlineData("docs/ARCHITECTURE.md", "docs/")]
    public void Links_between_documents_lead_somewhere(string document, string folder)
    {
        var links = Link().Matches(File.ReadAllText(Repository.Path(document))).Select(m => m.Groups[1].Value);
        Assert.All(links, link => Assert.True(Path.Exists(Repository.Path(folder + link)), link));
    }

    private static string[] Places(string text) => [.. Place().Matches(text).Select(m => m.Groups[1].Value)];

    private static string[] Missing(string[] places) => [.. places.Where(p => !File.Exists(Repository.Path(p)))];

    [GeneratedRegex(@"^\|[^|]+\| \[`([^`]+)`\]", RegexOptions.Multiline)]
    private static partial Regex Place();

    [GeneratedRegex(@"\]\((?!https?:)([^)]+)\)")]
    private static partial Regex Link();
}
