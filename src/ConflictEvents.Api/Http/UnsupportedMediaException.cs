namespace ConflictEvents.Api.Http;

/// <summary>The body is of a type, or encoded in a way, that this address does not take.</summary>
internal sealed class UnsupportedMediaException(string detail) : Failure("unsupported_media_type", detail);
