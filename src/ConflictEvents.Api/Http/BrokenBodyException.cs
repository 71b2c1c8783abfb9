namespace ConflictEvents.Api.Http;

/// <summary>The body ends in the middle, or is not encoded as it says.</summary>
internal sealed class BrokenBodyException(string detail) : Failure("bad_request", detail);
