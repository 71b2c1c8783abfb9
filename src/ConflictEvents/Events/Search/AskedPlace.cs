namespace ConflictEvents.Events.Search;

/// <summary>A name of a place that is asked for.</summary>
/// <param name="Folded">Its words, as <see cref="EventPlaces.Fold"/> has them.</param>
/// <param name="ByWords">Whether its whole words are meant too, and not only what is written like it.</param>
internal sealed record AskedPlace(string Folded, bool ByWords)
{
    // Of less letters, nobody can tell a misspelt name from another: Iran is no Iraq.
    private const int ShortestAlike = 6;

    /// <summary>Its whole words, between spaces; null where they are not meant.</summary>
    public string? Words => ByWords ? $"% {Folded} %" : null;

    /// <summary>What a name must be like; null where there is not enough of it.</summary>
    public string? Alike => Folded.Length < ShortestAlike ? null : Folded;

    /// <summary>Every place that a query asks for: by name, and by words that may be a misspelt one.</summary>
    /// <exception cref="InvalidParameterException">A name has no letter or digit.</exception>
    public static IEnumerable<AskedPlace> Of(EventQuery query, WordSelection? words) =>
        query.Place.Select(Named).Concat((words?.Terms ?? []).Select(t => Misspelt(t.Word)).OfType<AskedPlace>()).Distinct();

    /// <summary>A value of `place`.</summary>
    /// <exception cref="InvalidParameterException">It has no letter or digit.</exception>
    public static AskedPlace Named(string place) => EventPlaces.Fold(place) is { Length: > 0 } folded
        ? new(folded, ByWords: true)
        : throw new InvalidParameterException("place", "has a value without a letter or digit");

    /// <summary>A word of `q`; null where it is too short to be the misspelt name of a place.</summary>
    public static AskedPlace? Misspelt(string word) => new AskedPlace(EventPlaces.Fold(word), ByWords: false) is { Alike: not null } asked ? asked : null;

    /// <summary>That a text of names has it.</summary>
    public string In(SqlConditions sql, string column) =>
        string.Join(" or ", new[] { Words is { } words ? $"{column} like {sql.Value(words)}" : null, Alike is { } alike ? $"{sql.Value(alike)} <<% {column}" : null }.OfType<string>());
}
