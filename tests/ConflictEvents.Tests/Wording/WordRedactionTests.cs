using ConflictEvents.Wording;

namespace ConflictEvents.Tests.Wording;

public sealed class WordRedactionTests
{
    [Theory]
    [InlineData("Anna Petrova", "Then ANNA  PETROVA spoke.", "Then [redacted] spoke.")]
    [InlineData("Anna Petrova", "Anna Petrovas Haus; Joanna Petrova", "Anna Petrovas Haus; Joanna Petrova")]
    [InlineData("Петрова", "«ПЕТРОВА» и Петровой", "«[redacted]» и Петровой")]
    [InlineData("O'Brien", "Mr O’Brien’s", "Mr [redacted]’s")]
    [InlineData("Müller", "Frau Mu\u0308ller, Muller", "Frau [redacted], Muller")]
    [InlineData("阿里", "阿里在港口", "[redacted]在港口")]
    [InlineData("Anna\nAnna Petrova", "Anna Petrova and Anna", "[redacted] and [redacted]")]
    [InlineData("Anna", "\U0001F600Anna\U0001F600 Anna", "\U0001F600[redacted]\U0001F600 [redacted]")]
    public void Whole_words_go_whatever_their_case_and_typography(string words, string text, string left)
    {
        Assert.Equal(left, new WordRedaction(words.Split('\n')).Of(text));
    }

    [Theory]
    [InlineData(0, 4, 0, 4)]    // before
    [InlineData(5, 9, 5, 15)]   // what went
    [InlineData(7, 14, 5, 20)]  // begins within it
    [InlineData(0, 7, 0, 15)]   // ends within it
    [InlineData(10, 14, 16, 20)] // behind
    public void A_stretch_of_the_text_moves_with_what_is_before_it(int start, int end, int movedStart, int movedEnd)
    {
        var edited = new WordRedaction(["Anna"]).Edited("Then Anna left.")!;

        Assert.Equal(new TextSpan(movedStart, movedEnd), edited.Moved(new(start, end)));
        Assert.Equal(start < 9 && end > 5, edited.Touches(new(start, end)));
    }

    [Theory]
    [InlineData("House of [redacted] hit", "House of Anna Petrova hit", true)]
    [InlineData("House of [redacted] hit", "House of Anna Petrova was hit", true)]
    [InlineData("House of [redacted] hit", "Home of Anna Petrova hit", false)]
    [InlineData("[redacted] and [redacted].", "Anna and Berta.", true)]
    [InlineData("[redacted] and [redacted].", "Anna, Berta.", false)]
    [InlineData("ab[redacted]ba", "aba", false)]
    [InlineData("[redacted]", "", true)]
    [InlineData("Anna", "Anna", true)]
    [InlineData("Anna", "Berta", false)]
    public void A_text_with_marks_covers_what_it_was(string redacted, string whole, bool covers)
    {
        Assert.Equal(covers, RedactionMark.Covers(redacted, whole));
    }
}
