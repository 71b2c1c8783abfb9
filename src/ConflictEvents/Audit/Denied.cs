namespace ConflictEvents.Audit;

/// <summary>A request that was refused, without the time: equal ones are counted.</summary>
/// <param name="Status">The HTTP status: 401, 403 or 429.</param>
/// <param name="Why">Why, in one word.</param>
/// <param name="By">The key's name, also of one that was not taken; `anonymous` where there is none.</param>
/// <param name="Address">Where it came from.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">The path, without its query.</param>
public readonly record struct Denied(int Status, string Why, string By, string Address, string Method, string Path);
