using System.Text.Json.Serialization;

namespace ConflictEvents.Events.Search;

/// <summary>The words of an event that `q` looks through; the database makes its search vector of them (`event_words`).</summary>
internal sealed record EventWords
{
    [JsonPropertyName("title")] public required string Title { get; init; }
    [JsonPropertyName("text")] public required string Text { get; init; }
    [JsonPropertyName("actors")] public required IEnumerable<string> Actors { get; init; }

    public static EventWords Of(EventBody body) => new()
    {
        Title = body.Title,
        Text = string.Join('\n', Texts(body).Where(t => !string.IsNullOrWhiteSpace(t)).Distinct()),
        Actors = body.Details.Actors().Select(a => a.Slug).Distinct(),
    };

    private static IEnumerable<string?> Texts(EventBody body) => body.Details.Texts()
        .Prepend(body.Summary)
        .Concat(body.Citations.Select(c => c.Excerpt?.Text))
        .Concat([body.Location?.Name, body.Location?.Admin2, body.Location?.Admin1]);
}
