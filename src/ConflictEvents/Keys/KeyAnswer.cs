namespace ConflictEvents.Keys;

/// <summary>Who holds a token, or why it was not taken.</summary>
/// <param name="Caller">Who holds it; null where it is not taken.</param>
/// <param name="Name">The name of the key that the token names, also where it is not taken; null where there is no such key.</param>
/// <param name="Why">Why it is not taken.</param>
public sealed record KeyAnswer(Caller? Caller, string? Name, KeyRefusal? Why);
