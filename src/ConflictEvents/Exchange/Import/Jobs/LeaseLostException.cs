namespace ConflictEvents.Exchange.Import.Jobs;

/// <summary>The job was cancelled, or somebody else has taken it on.</summary>
internal sealed class LeaseLostException() : Exception("The job is no longer ours.");
