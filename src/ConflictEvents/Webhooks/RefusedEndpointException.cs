namespace ConflictEvents.Webhooks;

/// <summary>An endpoint that messages are not sent to, whoever asks; the words say why.</summary>
internal sealed class RefusedEndpointException(string detail) : Exception(detail);
