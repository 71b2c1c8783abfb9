namespace ConflictEvents.Kinds.Columns;

/// <summary>The columns of statements.</summary>
internal static class StatementColumns
{
    public static IReadOnlyList<FlatColumn> All { get; } =
    [
        new("details.speakers.actor", "Who said it: a slug for each speaker."),
        new("details.speakers.capacity", "In what capacity each speaker spoke."),
        new("details.speakers.description", "For speakers without a name: what the source calls them."),
        new("details.acts", "What was done by saying it."),
        new("details.content", "What was said, in a neutral paraphrase."),
        new("details.quoteMode", "How close the source stays to the words spoken."),
        new("details.quotes.text", "The words as printed."),
        new("details.quotes.translation", "A translation of each quote."),
        new("details.channel", "Where it was said."),
        new("details.addressee", "To whom it was said: a slug."),
        new("details.language", "The language that was spoken, a BCP 47 tag."),
        new("details.stance", "Where it stands on the event that it is linked to."),
    ];
}
