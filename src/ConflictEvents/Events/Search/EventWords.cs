using ConflictEvents.Ledger;

namespace ConflictEvents.Events.Search;

/// <summary>The words of an event that `q` looks through; the database makes its search vector of them (`event_words`).</summary>
/// <param name="Title">Its title.</param>
/// <param name="Text">All its other words.</param>
/// <param name="Actors">The actors that it names, each behind an @.</param>
internal sealed record EventWords(string Title, string Text, IEnumerable<string> Actors)
{
    public static EventWords Of(EventBody body) => new(
        body.Title,
        string.Join('\n', Texts(body).Where(t => !string.IsNullOrWhiteSpace(t)).Distinct()),
        body.Details.Actors().Select(a => "@" + a.Slug).Distinct());

    /// <summary>A column of words.</summary>
    public static RecordColumn Column(string name) => new(name, "tsvector") { MadeBy = "event_words", Parts = [($"{name}_title", "text"), ($"{name}_text", "text"), ($"{name}_actors", "text[]")] };

    /// <summary>Sets what that is made of.</summary>
    public void Set(ColumnValues values, string name) =>
        (values[$"{name}_title"], values[$"{name}_text"], values[$"{name}_actors"]) = (Title, Text, ColumnValues.Texts(Actors));

    private static IEnumerable<string?> Texts(EventBody body) => body.Details.Texts()
        .Prepend(body.Summary)
        .Concat(body.Citations.Select(c => c.Excerpt?.Text))
        .Concat([body.Location?.Name, body.Location?.Admin2, body.Location?.Admin1]);
}
