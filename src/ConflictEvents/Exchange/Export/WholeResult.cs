using System.Runtime.CompilerServices;
using ConflictEvents.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Exchange.Export;

/// <summary>A result to be read to its end, some rows at a time, each lot behind the last row of the one before: no statement sorts or holds the whole.</summary>
internal sealed class WholeResult<T>(IQueryable<T> matching, Stand stand, WholeOrder<T> order) where T : Revision
{
    private const int Lot = 1000;

    private T? last;

    /// <summary>The record to go on behind.</summary>
    public T? Last => last;

    /// <summary>Goes on behind a record that was received before; null to begin.</summary>
    /// <exception cref="InvalidParameterException">The result has no such record.</exception>
    public async Task<WholeResult<T>> BehindAsync(string? after, Func<IQueryable<T>, IQueryable<T>> thatOne, CancellationToken cancellationToken)
    {
        if (after is not null)
            last = await thatOne(matching).At(stand, r => r.Take(1)).SingleOrDefaultAsync(cancellationToken)
                ?? throw new InvalidParameterException("after", $"'{after}' is not in this result as of position {stand.Position}; send the id of the last record that you received whole, with the same other parameters");
        return this;
    }

    /// <summary>The rows as they come from the database.</summary>
    public IAsyncEnumerable<T> RowsAsync(CancellationToken cancellationToken) => RowsAsync(rows => rows, row => row, cancellationToken);

    /// <summary>The rows with something beside them.</summary>
    public async IAsyncEnumerable<TRead> RowsAsync<TRead>(Func<IQueryable<T>, IQueryable<TRead>> with, Func<TRead, T> rowOf, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var count = Lot; count == Lot;)
        {
            count = 0;
            var rows = last is null ? matching : order.Behind(matching, last);
            await foreach (var read in with(rows.At(stand, r => order.By(r).Take(Lot))).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                last = rowOf(read);
                count++;
                yield return read;
            }
        }
    }
}
