namespace ConflictEvents.Kinds;

/// <summary>What a figure can mean: from the lower to the upper bound, both included; null is an open end.</summary>
internal readonly record struct Bounds(long? Low, long? High)
{
    /// <summary>The largest number that a figure may hold: more people than there are.</summary>
    public const long Largest = 10_000_000_000;

    /// <summary>What a number means with a qualifier that has one; null for the qualifiers that have none or two.</summary>
    public static Bounds? Of(Qualifier qualifier, long n) => qualifier switch
    {
        Qualifier.Exact or Qualifier.About => new(n, n),
        Qualifier.AtLeast => new(n, null),
        Qualifier.MoreThan => new(n + 1, null),
        Qualifier.AtMost => new(null, n),
        Qualifier.FewerThan => new(null, n - 1),
        _ => null,
    };

    /// <summary>What a qualifier means that says all by itself; null for those that go with numbers.</summary>
    public static Bounds? Of(Qualifier qualifier) => qualifier switch
    {
        Qualifier.Dozens => new(24, null),
        Qualifier.Scores => new(40, null),
        Qualifier.Hundreds => new(200, null),
        Qualifier.Thousands => new(2_000, null),
        Qualifier.TensOfThousands => new(20_000, null),
        Qualifier.HundredsOfThousands => new(200_000, null),
        Qualifier.Several => new(3, null),
        Qualifier.NoneReported => new(0, 0),
        Qualifier.Unquantified or Qualifier.Pending => new(null, null),
        _ => null,
    };

    /// <summary>Whether the words leave the upper bound to the coder: dozens, hundreds and their like.</summary>
    public static bool IsVague(Qualifier qualifier) => Of(qualifier) is { Low: not null, High: null };

    /// <summary>Whether what was sent, as far as it was, agrees.</summary>
    public bool Agrees(Bounds sent) => (sent.Low is null || sent.Low == Low) && (sent.High is null || sent.High == High);

    /// <summary>Whether nobody could be counted by these bounds, or more than there are.</summary>
    public bool IsPossible => Low is null or (>= 0 and <= Largest) && High is null or (>= 0 and <= Largest) && !(Low > High);

    /// <summary>The bounds in words, for messages.</summary>
    public override string ToString() => (Low, High) switch
    {
        (null, null) => "no bounds",
        ({ } low, null) => FormattableString.Invariant($"low {low} and no high"),
        (null, { } high) => FormattableString.Invariant($"no low and high {high}"),
        ({ } low, { } high) => FormattableString.Invariant($"low {low} and high {high}"),
    };
}
