namespace ConflictEvents.Api.Tests.House;

/// <summary>Resets the connection that sends these words.</summary>
/// <param name="words">The words.</param>
/// <param name="delivers">Whether they still reach the server, and only its answer is lost.</param>
internal sealed class WireTrap(string words, bool delivers)
{
    public byte[] Words { get; } = System.Text.Encoding.ASCII.GetBytes(words);

    public bool Delivers { get; } = delivers;
}
