using System.Globalization;
using System.Text;

namespace ConflictEvents.Api.Tests.Keys;

/// <summary>CRC-32 of IEEE 802.3, by the table and not bit by bit as in the product.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(i =>
        Enumerable.Range(0, 8).Aggregate((uint)i, (c, _) => (c & 1) == 0 ? c >> 1 : 0xEDB88320 ^ (c >> 1)))];

    public static string Of(string text) =>
        (Encoding.ASCII.GetBytes(text).Aggregate(uint.MaxValue, (crc, b) => Table[(crc ^ b) & 0xFF] ^ (crc >> 8)) ^ uint.MaxValue).ToString("x8", CultureInfo.InvariantCulture);
}
