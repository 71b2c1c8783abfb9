using System.Text.Json.Serialization;

namespace ConflictEvents.Events;

/// <summary>The order of a list of events. A minus puts the greatest first.</summary>
public enum EventSort
{
    /// <summary>By the first day, latest first; unknown days last.</summary>
    [JsonStringEnumMemberName("-occurred")]
    LatestOccurred,

    /// <summary>By the first day, earliest first; unknown days last.</summary>
    Occurred,

    /// <summary>By the position of the revision, latest first.</summary>
    [JsonStringEnumMemberName("-recorded")]
    LatestRecorded,

    /// <summary>By the position of the revision, earliest first.</summary>
    Recorded,

    /// <summary>The best match of `q` first; only beside `q`.</summary>
    Relevance,

    /// <summary>Statements only, the closest to the words spoken first (`verbatim partial_verbatim paraphrase mixed relayed_text`), of these the latest first.</summary>
    [JsonStringEnumMemberName("quoteMode")]
    QuoteMode,
}
