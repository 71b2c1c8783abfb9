namespace ConflictEvents.Kinds;

/// <summary>What a rule says that a schema can say too, so that the contract and the rules cannot disagree.</summary>
public sealed record Limit
{
    /// <summary>The fewest characters.</summary>
    public int? MinLength { get; init; }

    /// <summary>The most characters, as Unicode code points.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The shape of the text, as a regular expression of ECMA-262.</summary>
    public string? Pattern { get; init; }

    /// <summary>The fewest items.</summary>
    public int? MinItems { get; init; }

    /// <summary>The most items.</summary>
    public int? MaxItems { get; init; }

    /// <summary>The lowest number.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The highest number.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>This and another limit of the same member together.</summary>
    internal Limit And(Limit other) => new()
    {
        MinLength = MinLength ?? other.MinLength,
        MaxLength = MaxLength ?? other.MaxLength,
        Pattern = Pattern ?? other.Pattern,
        MinItems = MinItems ?? other.MinItems,
        MaxItems = MaxItems ?? other.MaxItems,
        Minimum = Minimum ?? other.Minimum,
        Maximum = Maximum ?? other.Maximum,
    };
}
