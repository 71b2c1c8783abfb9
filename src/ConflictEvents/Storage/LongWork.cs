using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace ConflictEvents.Storage;

/// <summary>Work that may take longer than a request usually may, for it is about many records at once.</summary>
internal static class LongWork
{
    /// <summary>What a bulk write, a merge or another block of many records may take, statement by statement.</summary>
    public static readonly TimeSpan OfMany = TimeSpan.FromMinutes(1);

    /// <summary>What counting may take, statement by statement: all of a million takes seconds, on a machine that has other things to do several times that. Still less than ten with the margin, so that whoever counts over a line that is dead is told in time.</summary>
    public static readonly TimeSpan OfCounting = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    /// <summary>Lets the statements of this transaction run so long, where they may not run longer anyhow.</summary>
    public static async Task AllowAsync(this DatabaseFacade database, TimeSpan time, CancellationToken cancellationToken)
    {
        var usual = ((NpgsqlConnection)database.GetDbConnection()).CommandTimeout;
        if (usual == 0 || usual >= time.TotalSeconds)
            return;
        await database.ExecuteSqlAsync($"select set_config('statement_timeout', {$"{time.TotalMilliseconds:F0}"}, true)", cancellationToken);
        database.SetCommandTimeout(time + Margin);
    }
}
