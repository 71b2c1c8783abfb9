namespace ConflictEvents.Wording;

/// <summary>What stands where words were taken out of the record for good: visible, and the same everywhere.</summary>
public static class RedactionMark
{
    /// <summary>The mark.</summary>
    public const string Text = "[redacted]";

    /// <summary>Whether something was taken out of a text.</summary>
    public static bool StandsIn(string? text) => text?.Contains(Text, StringComparison.Ordinal) == true;

    /// <summary>Whether a text is another one before words were taken out of it: what stands around its marks is the same.</summary>
    /// <param name="redacted">The text with its marks.</param>
    /// <param name="whole">What may be that text as it was.</param>
    public static bool Covers(string redacted, string whole)
    {
        ArgumentNullException.ThrowIfNull(redacted);
        ArgumentNullException.ThrowIfNull(whole);
        var parts = redacted.Split(Text);
        if (parts.Length == 1)
            return redacted == whole;
        var (first, last) = (parts[0], parts[^1]);
        if (whole.Length < first.Length + last.Length || !whole.StartsWith(first, StringComparison.Ordinal) || !whole.EndsWith(last, StringComparison.Ordinal))
            return false;
        var (at, end) = (first.Length, whole.Length - last.Length);
        foreach (var part in parts[1..^1])
        {
            var found = whole.IndexOf(part, at, end - at, StringComparison.Ordinal);
            if (found < 0)
                return false;
            at = found + part.Length;
        }
        return true;
    }
}
