using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Storage;

/// <summary>A host on a database that the test looks after, with the real clock: it may have to wait for another host.</summary>
internal sealed class ServingFixture(TestDatabase database, bool sample = false, bool isDamaged = false) : ApiFixture
{
    // What a test has damaged folds to nothing.
    protected override bool FoldsFeed => !isDamaged;

    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["ConflictEvents:Sample"] = sample ? "true" : "false" };

    protected override Task<TestDatabase> NewDatabaseAsync() => Task.FromResult(database);
}
