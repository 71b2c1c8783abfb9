namespace ConflictEvents.Sources;

/// <summary>What the ledger holds of all that some sources name, read for all of them at once.</summary>
/// <param name="sameTexts">By publisher and hash of the text, the source that has both.</param>
/// <param name="known">Which of the superseded sources are there.</param>
internal sealed class SourceFacts(Dictionary<(string Publisher, string Hash), Guid> sameTexts, HashSet<Guid> known)
{
    /// <summary>The other source that has this publisher and text.</summary>
    public Guid? SameText(string publisher, string? hash, Guid? but = null) =>
        hash is not null && sameTexts.TryGetValue((publisher, hash), out var id) && id != but ? id : null;

    public bool Has(Guid id) => known.Contains(id);

    public void DemandSuperseded(SourceBody body)
    {
        if (body.Supersedes is { } other && !known.Contains(other))
            throw new InvalidRecordException("/supersedes", "unknown_source", $"there is no source {other}; record the earlier one first");
    }

    /// <summary>A source that is about to be there.</summary>
    public void Add(Guid id) => known.Add(id);

    /// <summary>A source that is about to be there, by its text.</summary>
    public void Add(string publisher, string? hash, Guid id)
    {
        if (hash is not null)
            sameTexts.TryAdd((publisher, hash), id);
    }

    /// <summary>A source that will not be there after all.</summary>
    public void Remove(Guid id) => known.Remove(id);
}
