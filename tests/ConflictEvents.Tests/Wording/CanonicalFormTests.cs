using ConflictEvents.Wording;

namespace ConflictEvents.Tests.Wording;

public class CanonicalFormTests
{
    [Theory]
    [InlineData(0x41, "41")]
    [InlineData(0xC5, "41 30A")]
    [InlineData(0x212B, "41 30A")]
    [InlineData(0x1EC7, "65 323 302")]
    [InlineData(0x439, "438 306")]
    [InlineData(0x622, "627 653")]
    [InlineData(0xAC00, "1100 1161")]
    [InlineData(0xD7A3, "1112 1175 11C2")]
    [InlineData(0x1D15E, "1D157 1D165")]
    public void A_code_point_decomposes_as_unicode_says(int codePoint, string expected)
    {
        var parts = new List<int>();
        CanonicalForm.Decompose(codePoint, parts);
        Assert.Equal(expected, string.Join(' ', parts.Select(part => $"{part:X}")));
    }

    [Fact]
    public void No_part_decomposes_further()
    {
        for (var codePoint = 0; codePoint <= 0x10FFFF; codePoint++)
        {
            var parts = new List<int>();
            CanonicalForm.Decompose(codePoint, parts);
            var again = new List<int>();
            parts.ForEach(part => CanonicalForm.Decompose(part, again));
            Assert.Equal(parts, again);
        }
    }

    [Theory]
    [InlineData(0x301, 230)]
    [InlineData(0x323, 220)]
    [InlineData(0x61, 0)]
    [InlineData(0x93C, 7)]
    public void Marks_have_their_combining_class(int codePoint, int expected) =>
        Assert.Equal(expected, CanonicalForm.CombiningClass(codePoint));
}
