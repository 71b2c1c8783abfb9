using System.Text.Json.Serialization;

namespace ConflictEvents.Disputes;

/// <summary>The order of a list of disputes, where it is not by id. A minus puts the latest first.</summary>
public enum DisputeSort
{
    /// <summary>By the position of the last change, latest first.</summary>
    [JsonStringEnumMemberName("-recorded")]
    LatestRecorded,

    /// <summary>By the position of the last change, earliest first.</summary>
    Recorded,
}
