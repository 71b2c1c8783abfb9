using ConflictEvents.Keys;

namespace ConflictEvents.Api.Auth;

/// <summary>How a key was met that was not taken; for the audit.</summary>
/// <param name="KeyName">The name of the key that the token names, where there is one.</param>
/// <param name="Why">What was wrong with it.</param>
internal sealed record SignIn(string? KeyName, KeyRefusal Why);
