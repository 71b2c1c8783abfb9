namespace ConflictEvents.Ledger;

/// <summary>What every list is asked: where to stand, where to go on, how many.</summary>
public abstract record PageQuery
{
    /// <summary>A position, or an instant with offset: the list as it was known then. Today where left out.</summary>
    public AsOf? AsOf { get; init; }

    /// <summary>The token of the page before, from its `next`; with the same other members. Pages show one position of the ledger, whatever is written meanwhile.</summary>
    public string? Cursor { get; init; }

    /// <summary>How many items, 1 to 500.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>Everything that decides what the list holds, in one line.</summary>
    protected abstract string Describe();

    [System.Text.Json.Serialization.JsonIgnore]
    internal string Fingerprint => PageToken.Fingerprint($"{Describe()};asOf={AsOf?.Position?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? AsOf?.Instant?.ToString("O")}");
}
