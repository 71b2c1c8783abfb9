using System.Text;
using ConflictEvents.Wording;

namespace ConflictEvents.Tests.Wording;

public class SourceTextNormalizerTests
{
    [Theory]
    [InlineData(@"Russia\u0026#039;s", "Russia's")]
    [InlineData(@"\u0022low\u0022", "\"low\"")]
    [InlineData(@"\u00C9t\u00e9", "Été")]
    [InlineData(@"\uD83D\uDE00!", "😀!")]
    [InlineData(@"one\r\n\r\ntwo", "one\n\ntwo")]
    [InlineData(@"one\n\ttwo", "one\n\ttwo")]
    [InlineData(@"a \""word\"" and\/or", "a \"word\" and/or")]
    public void A_standing_escape_is_decoded(string raw, string expected) =>
        Assert.Equal(expected, SourceTextNormalizer.Normalize(raw));

    [Theory]
    [InlineData(@"a\u0000b")]
    [InlineData(@"a\u0008b")]
    [InlineData(@"a\uFFFFb")]
    [InlineData(@"a\uD83Db")]
    [InlineData(@"a\uDE00\uD83Db")]
    [InlineData(@"a\uD83D\u0041b", @"a\uD83DAb")]
    [InlineData(@"a\u12")]
    [InlineData(@"a\u12G4")]
    [InlineData(@"a\u+123")]
    [InlineData(@"a\rb")]
    [InlineData(@"a\bb\f\x\")]
    [InlineData(@"a\\nb\\u0041")]
    [InlineData(@"a\u005cnb")]
    public void An_escape_for_nothing_that_can_be_stored_stays_as_it_stands(string raw, string? expected = null) =>
        Assert.Equal(expected ?? raw, SourceTextNormalizer.Normalize(raw));

    [Theory]
    [InlineData("&quot;A &amp; B&quot; &ndash; &eacute;t&#233; &#x1F600;", "\"A & B\" – été 😀")]
    [InlineData("one\r\ntwo\nthree\r\r\nfour\rfive", "one\ntwo\nthree\nfour\rfive")]
    [InlineData(" \t\r\n\u00A0text\u2003\n", "text")]
    [InlineData(" date 2022-03-10 Text", "Text")]
    [InlineData("date 2022-03-10  Text", "Text")]
    [InlineData("date 2022-03-10 date 2022-03-11 Text", "Text")]
    [InlineData("date 2022-03-10", "date 2022-03-10")]
    [InlineData("Date 2022-03-10 Text", "Date 2022-03-10 Text")]
    [InlineData("The date 2022-03-10 Text", "The date 2022-03-10 Text")]
    [InlineData("", "")]
    public void Entities_line_ends_white_space_and_the_date_are_brought_into_form(string raw, string expected) =>
        Assert.Equal(expected, SourceTextNormalizer.Normalize(raw));

    [Theory]
    [InlineData("a\0b&#0;c", "a\uFFFDb\uFFFDc")]
    [InlineData("a\uFFFEb\u0001c", "a\uFFFDb\uFFFDc")]
    public void What_no_format_can_carry_is_replaced(string raw, string expected) =>
        Assert.Equal(expected, SourceTextNormalizer.Normalize(raw));

    [Fact]
    public void A_lone_surrogate_is_replaced() =>
        Assert.Equal("a\uFFFDb", SourceTextNormalizer.Normalize("a" + '\uD83D' + "b"));

    [Fact]
    public void Entities_escaped_twice_lose_one_layer() =>
        Assert.Equal("&lt;", SourceTextNormalizer.Normalize("&amp;lt;"));

    [Fact]
    public void The_hash_is_of_the_text_in_utf8() => Assert.Equal(
        "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c", SourceTextNormalizer.Sha256("é"));

    [Fact]
    public void Any_text_without_entities_is_normal_after_one_pass_and_can_be_stored()
    {
        var random = new Random(20220310);
        string[] pieces = [@"\", "u", "0041", "d83d", "dE00", "005c", "0000", "n", "r", "t", "\"", "/", "\r", "\n", " ", "date 2022-03-10 ",
            "é", "😀", "\uD83D", "\0", "x"];
        for (var round = 0; round < 20_000; round++)
        {
            var raw = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]));
            var normal = SourceTextNormalizer.Normalize(raw);
            Assert.Equal(normal, SourceTextNormalizer.Normalize(normal));
            Assert.DoesNotContain('\0', normal);
            Assert.Equal(normal, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(normal)));
        }
    }

    [Fact]
    public void A_long_text_takes_time_in_proportion()
    {
        var raw = new string('&', 300_000) + new string('\\', 300_000) + new string('u', 300_000);
        Assert.Equal(raw, SourceTextNormalizer.Normalize(raw));
    }
}
