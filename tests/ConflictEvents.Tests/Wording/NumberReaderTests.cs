using System.Globalization;
using ConflictEvents.Wording;

namespace ConflictEvents.Tests.Wording;

public class NumberReaderTests
{
    [Theory]
    [InlineData("at least three people", "3")]
    [InlineData("killing three, including a 6-year-old girl, and injuring 17 others", "3 1 6 17")]
    [InlineData("a 6-year-old girl", "1 6")]
    [InlineData("17 others", "17")]
    [InlineData("a child", "1")]
    [InlineData("An elderly woman", "1")]
    [InlineData("one was a child", "1 1")]
    [InlineData("more than a dozen", "12")]
    [InlineData("the more than a dozen people injured", "12")]
    [InlineData("at least 474 civilians, including dozens of children", "474")]
    [InlineData("as of Tuesday, two million people had fled", "2000000")]
    [InlineData("between ten and fifteen", "10 15")]
    [InlineData("three and seventeen", "3 17")]
    [InlineData("Zero casualties", "0")]
    [InlineData("about an hour and a half", "1")]
    [InlineData("in 2022 300 people", "2022 300")]
    [InlineData("three dead, two of them children", "3 2")]
    [InlineData("six-storey block, 12-strong crew", "6 12")]
    [InlineData("three first responders and a third man", "3 1")]
    [InlineData("a dozen or so, a hundred-odd", "12 100")]
    [InlineData("an estimated 30 people, a total of 12, a further 7", "30 12 7")]
    public void Phrases_of_the_news_are_read(string text, string expected) => AssertReads(text, expected);

    [Theory]
    [InlineData("1,234 and 12,345,678", "1234 12345678")]
    [InlineData("1 234 567", "1234567")]
    [InlineData("12\u00A0345", "12345")]
    [InlineData("12\u202F345 or 12\u2009345", "12345 12345")]
    [InlineData("12'345 and 12’345", "12345 12345")]
    [InlineData("12 345 67", "12345 67")]
    [InlineData("12 3456", "12 3456")]
    [InlineData("3, 4", "3 4")]
    [InlineData("killed 3.", "3")]
    [InlineData("killed 3, injured 5.", "3 5")]
    [InlineData("10-15", "10 15")]
    [InlineData("10–15", "10 15")]
    [InlineData("3/17", "3 17")]
    [InlineData("12+ dead (17)", "12 17")]
    [InlineData("1.5 million", "1500000")]
    [InlineData("1.234 million", "1234000")]
    [InlineData("2½ million", "2500000")]
    [InlineData("10k, 2.5K, 2m, 3bn, 1.2mln", "10000 2500 2000000 3000000000 1200000")]
    [InlineData("2 million 300 thousand", "2300000")]
    [InlineData("15 hundred", "1500")]
    [InlineData("2 dozen", "24")]
    [InlineData("2 lakh", "200000")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    public void Digits_are_read(string text, string expected) => AssertReads(text, expected);

    [Theory]
    [InlineData("twenty-one", "21")]
    [InlineData("Twenty One", "21")]
    [InlineData("one hundred and five", "105")]
    [InlineData("a hundred", "100")]
    [InlineData("a hundred and twenty others", "120")]
    [InlineData("a hundred thousand", "100000")]
    [InlineData("one hundred and five thousand two hundred and one", "105201")]
    [InlineData("two million, three hundred thousand", "2300000")]
    [InlineData("one thousand, two of them children", "1000 2")]
    [InlineData("twelve hundred", "1200")]
    [InlineData("two\n\u00A0million", "2000000")]
    [InlineData("half a million", "500000")]
    [InlineData("half a dozen", "6")]
    [InlineData("half-a-dozen, a half-dozen, half dozen", "6 6 6")]
    [InlineData("two dozen", "24")]
    [InlineData("two-dozen homes", "24")]
    [InlineData("a score", "20")]
    [InlineData("a quarter of a million", "250000")]
    [InlineData("three quarters of a million", "750000")]
    [InlineData("one and a half million", "1500000")]
    [InlineData("a million and a half", "1500000")]
    [InlineData("two point five million", "2500000")]
    [InlineData("between one hundred and two hundred", "100 200")]
    [InlineData("between one thousand and two thousand", "1000 2000")]
    [InlineData("one thousand and twelve hundred", "1000 1200")]
    [InlineData("a hundred and a child", "100 1")]
    [InlineData("one hundred and two dozen", "100 24")]
    [InlineData("ten and fifteen and twenty", "10 15 20")]
    public void Number_words_are_read_as_long_as_they_go(string text, string expected) => AssertReads(text, expected);

    [Theory]
    [InlineData("two to three million", "2000000 3000000")]
    [InlineData("2-3 million", "2000000 3000000")]
    [InlineData("1.5 to 2 million", "1500000 2000000")]
    [InlineData("10–15k", "10000 15000")]
    [InlineData("two or three hundred", "200 300")]
    [InlineData("three or four dozen", "36 48")]
    [InlineData("between two and three million", "2000000 3000000")]
    [InlineData("from 500 to two thousand", "500 2000")]
    [InlineData("two and three million", "2 3000000")]
    public void A_range_shares_its_multiplier(string text, string expected) => AssertReads(text, expected);

    [Theory]
    [InlineData("dozens, scores, hundreds and thousands of people")]
    [InlineData("hundreds of thousands")]
    [InlineData("several hundred and fifty, several hundred, a few dozen, many thousand, a couple of million")]
    [InlineData("a few, a number of, a handful of, a couple of, a large number of")]
    [InlineData("no one, no-one, none, nobody, nothing")]
    [InlineData("the third, the 3rd, the 21st, twenty-first, the hundredth, one hundred and fifth")]
    [InlineData("5%, 5 %, five percent, 5 per cent, 5-10%, ten to twenty percent")]
    [InlineData("3.5, two and a half, 2½, two point five")]
    [InlineData("two-thirds, one third of, three quarters, half of them, half an hour")]
    [InlineData("2022-03-10, 10.03.2022, 10:30, the 1990s")]
    [InlineData("3,5 and 12,34")]
    [InlineData("1.234.567")]
    [InlineData("Plan A. At 8:00 a.m. by F16")]
    [InlineData("often tenants attend; someone phoned, freight")]
    [InlineData("99999999999999999999, 9223372036854775808, 99999999999999999999999999999999999 million, 9000000000000 billion")]
    [InlineData("")]
    public void What_states_no_whole_number_is_passed_over(string text) => AssertReads(text, "");

    [Theory]
    [InlineData("the more than a dozen people", "a dozen")]
    [InlineData("some 2.5 million, or so", "2.5 million")]
    [InlineData("😀 one hundred and five dead", "one hundred and five")]
    [InlineData("around 10k dead", "10k")]
    public void A_mention_says_where_it_stands(string text, string expected)
    {
        var mention = Assert.Single(NumberReader.Read(text));
        Assert.Equal(expected, text[mention.Start..mention.End]);
    }

    [Fact]
    public void Every_number_is_read_back_from_its_words()
    {
        var random = new Random(1234);
        for (var round = 0; round < 20_000; round++)
        {
            var number = round < 2_000 ? round : random.NextInt64((long)Math.Pow(10, random.Next(3, 16)));
            AssertReads("at least " + EnglishWords.Of(number, random) + " people", number.ToString(CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Every_number_is_read_back_from_its_digits()
    {
        var random = new Random(4321);
        string[] marks = ["", ",", " ", "\u00A0", "\u202F", "'"];
        for (var round = 0; round < 20_000; round++)
        {
            var number = random.NextInt64((long)Math.Pow(10, random.Next(1, 19)));
            var digits = number.ToString("N0", CultureInfo.InvariantCulture)
                .Replace(",", marks[random.Next(marks.Length)], StringComparison.Ordinal);
            AssertReads(digits + " people", number.ToString(CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Any_jumble_is_read_without_failure_and_without_overlap()
    {
        var random = new Random(99);
        string[] pieces =
        [
            "a", "an", "one", "no", "ten", "twenty", "fifth", "thirds", "half", "quarter", "and", "of", "hundred", "thousand",
            "million", "trillion", "dozen", "score", "point", "per", "cent", "to", "7", "12", "300", "99999999999999999999",
            ".", ",", "-", "–", "%", ":", "½", "k", "st", "\uD83D"
        ];
        for (var round = 0; round < 50_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(14))
                .Select(_ => pieces[random.Next(pieces.Length)] + (random.Next(3) > 0 ? " " : "")));
            var end = 0;
            foreach (var mention in NumberReader.Read(text))
            {
                Assert.InRange(mention.Start, end, mention.End - 1);
                Assert.InRange(mention.Value, 0, long.MaxValue);
                end = mention.End;
            }
            Assert.InRange(end, 0, text.Length);
        }
    }

    private static void AssertReads(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', NumberReader.Read(text).Select(mention => mention.Value)));
}
