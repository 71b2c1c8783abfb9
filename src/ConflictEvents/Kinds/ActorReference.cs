namespace ConflictEvents.Kinds;

/// <summary>An actor named in the details of an event.</summary>
/// <param name="Slug">The slug as it was sent.</param>
/// <param name="Pointer">The JSON pointer to it, below the details: `/participants/0/actor`.</param>
/// <param name="Role">What part the actor has there.</param>
internal sealed record ActorReference(string Slug, string Pointer, ActorRole Role);
