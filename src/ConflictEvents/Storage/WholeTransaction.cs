using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ConflictEvents.Storage;

/// <summary>
/// A transaction that is whole or nothing. Where a connection breaks between two commands and the driver has noticed already (the end of a reader swallows it), EF Core
/// opens another one for the next command, without the transaction: what follows would be stored by itself, though what went before is lost.
/// While this is open, <see cref="LostTransactions"/> refuses that, as a connection that was lost.
/// </summary>
internal sealed class WholeTransaction : IAsyncDisposable
{
    private readonly LedgerDb db;

    private WholeTransaction(LedgerDb db, IDbContextTransaction transaction) => (this.db, Transaction) = (db, transaction);

    public IDbContextTransaction Transaction { get; }

    public static async Task<WholeTransaction> BeginAsync(LedgerDb db, IsolationLevel isolation, CancellationToken cancellationToken)
    {
        var transaction = await db.Database.BeginTransactionAsync(isolation, cancellationToken);
        db.IsInWholeTransaction = true;
        return new(db, transaction);
    }

    public Task CommitAsync(CancellationToken cancellationToken) => Transaction.CommitAsync(cancellationToken);

    public ValueTask DisposeAsync()
    {
        db.IsInWholeTransaction = false;
        return Transaction.DisposeAsync();
    }
}
