namespace ConflictEvents.Kinds;

/// <summary>How close the source stays to the words that were spoken.</summary>
public enum QuoteMode
{
    /// <summary>Whole sentences in quotation marks.</summary>
    Verbatim,

    /// <summary>Fragments in quotation marks within the publisher's sentence.</summary>
    PartialVerbatim,

    /// <summary>The publisher's words throughout.</summary>
    Paraphrase,

    /// <summary>Whole sentences and paraphrase together.</summary>
    Mixed,

    /// <summary>The words of another publisher or speaker who passes them on: the wording is theirs.</summary>
    RelayedText,
}
