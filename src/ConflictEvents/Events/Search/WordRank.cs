using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events.Search;

/// <summary>How well a row matches a search query: title before text, in titles exact words before stems, short texts before long ones.</summary>
internal static class WordRank
{
    /// <summary>The database's function.</summary>
    [DbFunction("event_rank", IsNullable = false)]
    public static float Of(long position, string words, bool isDesk) => throw new NotSupportedException("Only the database ranks.");
}
