namespace ConflictEvents.Ledger;

/// <summary>A record type as the ledger knows it: its name, its revision table and the columns that its room searches.</summary>
/// <param name="Record">The record type's name: <c>event actor source dispute</c>.</param>
/// <param name="Name">The revision table.</param>
/// <param name="IdType">The SQL type of the record's id.</param>
/// <param name="Columns">The room's own columns with their SQL types; an entry gives their values as a JSON object.</param>
public sealed record RecordTable(string Record, string Name, string IdType, IReadOnlyList<RecordColumn> Columns);
