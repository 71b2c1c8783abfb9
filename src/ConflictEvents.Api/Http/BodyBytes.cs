namespace ConflictEvents.Api.Http;

/// <summary>The body as it was sent, for the fingerprint of an idempotent request.</summary>
internal sealed record BodyBytes(byte[] Utf8);
