namespace ConflictEvents.Api.Tests.Doors;

/// <summary>The same, where nobody reads without a key.</summary>
public sealed class ClosedDoorsFixture : DoorsFixture
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["ConflictEvents:AnonymousRead"] = "false" };
}
