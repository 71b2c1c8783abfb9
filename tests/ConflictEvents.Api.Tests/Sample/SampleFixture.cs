using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Sample;

/// <summary>The API as <c>./run</c> starts it: with the sample.</summary>
public sealed class SampleFixture : ApiFixture
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["ConflictEvents:Sample"] = "true" };
}
