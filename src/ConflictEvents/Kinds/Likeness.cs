using ConflictEvents.Wording;

namespace ConflictEvents.Kinds;

/// <summary>How alike two values are, 0 to 1; what one side does not say counts half.</summary>
internal static class Likeness
{
    /// <summary>Neither for nor against.</summary>
    public const double Unsaid = 0.5;

    /// <summary>1 for the same word, 0 for another.</summary>
    /// <param name="one">A word.</param>
    /// <param name="other">Another.</param>
    /// <param name="unsaid">The word that says nothing.</param>
    public static double OfWords<T>(T one, T other, T unsaid) where T : struct, Enum =>
        one.Equals(unsaid) || other.Equals(unsaid) ? Unsaid : one.Equals(other) ? 1 : 0;

    /// <summary>How alike the two closest are of two lists of texts.</summary>
    public static double OfTexts(IEnumerable<string> some, IEnumerable<string> others) =>
        some.SelectMany(_ => others, TextLikeness.Between).Cast<double?>().Max() ?? Unsaid;
}
