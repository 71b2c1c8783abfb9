using System.Text;

namespace ConflictEvents.Api.Tests.House;

/// <summary>Resets the connection that sends some words, and then some others.</summary>
/// <param name="first">Words that tell whom it is for.</param>
/// <param name="then">Words that spring it.</param>
/// <param name="delivers">Whether they still reach the server, and only its answer is lost.</param>
internal sealed class WireTrap(string first, string then, bool delivers)
{
    public byte[] First { get; } = Encoding.ASCII.GetBytes(first);

    public byte[] Then { get; } = Encoding.ASCII.GetBytes(then);

    public bool Delivers { get; } = delivers;
}
