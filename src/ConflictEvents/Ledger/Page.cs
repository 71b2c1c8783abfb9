namespace ConflictEvents.Ledger;

/// <summary>Some items of a list, and how to go on.</summary>
/// <param name="Items">The items, in the list's order.</param>
/// <param name="Next">The token of the next page; null on the last one.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    // One more than asked for is read, to know whether there is a next page.
    internal static Page<T> Cut(List<T> rows, PageQuery query, Stand stand, Func<T, IReadOnlyList<string?>> key)
    {
        if (rows.Count <= query.Limit)
            return new(rows, null);
        rows.RemoveRange(query.Limit, rows.Count - query.Limit);
        return new(rows, new PageToken(stand.Epoch, stand.Position, query.Fingerprint, key(rows[^1])).Write(stand.TokenKey));
    }

    internal Page<TOut> Map<TOut>(Func<T, TOut> map) => new([.. Items.Select(map)], Next);
}
