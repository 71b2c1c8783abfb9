namespace ConflictEvents.Events.Dossiers;

/// <summary>Who holds what an event says.</summary>
/// <param name="publishers">The publishers of the sources that the caller may know.</param>
internal sealed class Holders(IReadOnlyDictionary<Guid, string> publishers)
{
    /// <summary>Where nobody is named, or nobody whom the caller may know.</summary>
    public const string Unnamed = "not named";

    /// <summary>The speakers, or who counted, or who told it first in the chain of each citation, or its publisher: slugs of actors, or names.</summary>
    public IReadOnlyList<string> Of(DossierEvent one)
    {
        if (one.Body.Details.Spoken is { } spoken)
            return spoken.Speakers;
        if (one.Body.Details.Counted?.CountedBy is { } counter)
            return [counter];
        var tellers = one.Body.Citations.Where(c => c.Polarity is null or Polarity.Asserts)
            .Select(c => c.Chain.Count > 0 ? c.Chain[0] : publishers.GetValueOrDefault(c.Source)).OfType<string>().Distinct().ToList();
        return tellers.Count > 0 ? tellers : [Unnamed];
    }
}
