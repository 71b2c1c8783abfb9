using ConflictEvents.Events;

namespace ConflictEvents.Tests.Events;

public sealed class CitationRulesTests
{
    [Fact]
    public void A_citation_names_its_source() => Refused(Given.ACitation with { Source = Guid.Empty }, "Source", "required");

    [Fact]
    public void An_excerpt_has_one_to_five_hundred_characters()
    {
        Refused(Given.ACitation with { Excerpt = new() { Text = null! } }, "Excerpt.Text", "required");
        Refused(Given.ACitation with { Excerpt = new() { Text = new('x', 501) } }, "Excerpt.Text", "too_long");
        Accepted(Given.ACitation with { Excerpt = new() { Text = new('x', 500) } });
    }

    [Fact]
    public void An_excerpt_does_not_end_before_it_starts()
    {
        Refused(Given.ACitation with { Excerpt = new() { Text = "words", Start = 10, End = 10 } }, "Excerpt.End", "reversed");
        Refused(Given.ACitation with { Excerpt = new() { Text = "words", Start = -1 } }, "Excerpt.Start", "out_of_range");
    }

    [Fact]
    public void A_chain_holds_slugs_and_plain_names() => Accepted(Given.ACitation with { Chain = ["associated-press", "Sergey L."] });

    [Fact]
    public void A_chain_has_no_blank_and_no_endless_entries()
    {
        Refused(Given.ACitation with { Chain = [" "] }, "Chain[0]", "blank");
        Refused(Given.ACitation with { Chain = [new('x', 201)] }, "Chain[0]", "too_long");
        Refused(Given.ACitation with { Chain = [.. Enumerable.Repeat("x", 11)] }, "Chain", "too_many");
    }

    [Theory]
    [InlineData("/details/perpetrator")]
    [InlineData("/details/targets/0/damage")]
    [InlineData("/a~1b~0c")]
    [InlineData("")]
    public void It_supports_what_a_json_pointer_names(string pointer) => Accepted(Given.ACitation with { Supports = [pointer] });

    [Theory]
    [InlineData("details.perpetrator")]
    [InlineData("/details/~2")]
    [InlineData("#/details")]
    public void It_supports_nothing_else(string pointer) =>
        Refused(Given.ACitation with { Supports = [pointer] }, "Supports[0]", "invalid_pointer");

    [Fact]
    public void A_note_has_up_to_a_thousand_characters() => Refused(Given.ACitation with { Note = new('x', 1001) }, "Note", "too_long");

    private static void Accepted(Citation citation) => Given.Accepted(Given.Event() with { Citations = [citation] });

    private static void Refused(Citation citation, string path, string code) =>
        Given.Refused(Given.Event() with { Citations = [Given.ACitation, citation] }, "Citations[1]." + path, code);
}
