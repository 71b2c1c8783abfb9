using System.Security.Cryptography;

namespace ConflictEvents.Tool.Pushing;

/// <summary>As much of a file as one request takes.</summary>
/// <param name="Body">The lines; of a table with its header row.</param>
/// <param name="Before">How many lines of the file come before, less the repeated header row.</param>
/// <param name="IsLast">Whether the file ends with it.</param>
internal sealed record PushPart(byte[] Body, long Before, bool IsLast)
{
    /// <summary>The same for the same lines sent in the same way, and another for any other: a repeat is known as one.</summary>
    public string Key(string way)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(way + "\n"));
        hash.AppendData(Body);
        return $"push-{Convert.ToHexStringLower(hash.GetCurrentHash())[..40]}";
    }
}
