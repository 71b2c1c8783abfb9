namespace ConflictEvents.Storage;

/// <summary>What is left to do after the migrations, in the lock that they run in. It runs at every start and says itself whether there is anything to do.</summary>
internal interface ISchemaFollowUp
{
    /// <summary>Does what is left to do.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
