namespace ConflictEvents.Kinds;

/// <summary>What an event has somebody say of others.</summary>
/// <param name="Speakers">Who speaks: slugs of actors, or descriptions of somebody unnamed.</param>
/// <param name="Words">What is said, in few words.</param>
/// <param name="Stance">Where it stands on the event that it is linked to; null where that is not stated.</param>
internal sealed record SpokenClaim(IReadOnlyList<string> Speakers, string Words, Stance? Stance);
