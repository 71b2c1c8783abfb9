namespace ConflictEvents.Api.Http;

/// <summary>More was sent than this address takes.</summary>
internal sealed class TooLargeException(string detail) : Failure("too_large", detail);
