namespace ConflictEvents.Kinds;

/// <summary>
/// How a figure was worded. It gives the bounds [low, high] of what the figure can mean; `n` is the number in the
/// words, `-` an open end.
/// </summary>
public enum Qualifier
{
    /// <summary>A bare number: [n, n].</summary>
    Exact,

    /// <summary>"at least", "no fewer than": [n, -].</summary>
    AtLeast,

    /// <summary>"more than", "over": [n+1, -].</summary>
    MoreThan,

    /// <summary>"at most", "up to": [-, n].</summary>
    AtMost,

    /// <summary>"fewer than", "under": [-, n-1].</summary>
    FewerThan,

    /// <summary>"about", "some", "nearly", "almost", "around": [n, n], and compared with a tenth either way.</summary>
    About,

    /// <summary>Two numbers, "between 10 and 15": [10, 15].</summary>
    Range,

    /// <summary>"dozens": [24, -].</summary>
    Dozens,

    /// <summary>"scores": [40, -].</summary>
    Scores,

    /// <summary>"hundreds": [200, -].</summary>
    Hundreds,

    /// <summary>"thousands": [2000, -].</summary>
    Thousands,

    /// <summary>"tens of thousands": [20000, -].</summary>
    TensOfThousands,

    /// <summary>"hundreds of thousands": [200000, -].</summary>
    HundredsOfThousands,

    /// <summary>"several", "a few": [3, -].</summary>
    Several,

    /// <summary>It is said that there were none: [0, 0].</summary>
    NoneReported,

    /// <summary>People are mentioned, no number is: [-, -].</summary>
    Unquantified,

    /// <summary>The number is said to be still to come: [-, -]. Neither unknown nor zero.</summary>
    Pending,
}
