using System.Collections.Frozen;

namespace ConflictEvents.Ledger;

/// <summary>A record type as the ledger knows it: its name, its revision table and the columns that its room searches.</summary>
/// <param name="Record">The record type's name: <c>event actor source dispute</c>.</param>
/// <param name="Name">The revision table.</param>
/// <param name="IdType">The SQL type of the record's id.</param>
/// <param name="Columns">The room's own columns with their SQL types; an entry gives their values (<see cref="ColumnValues"/>).</param>
public sealed record RecordTable(string Record, string Name, string IdType, IReadOnlyList<RecordColumn> Columns)
{
    private readonly FrozenDictionary<string, int> places = Columns.SelectMany(c => c.Parts).Select((p, i) => (p.Name, i)).ToFrozenDictionary(p => p.Name, p => p.i);

    /// <summary>What an entry gives, in this order.</summary>
    internal IReadOnlyList<(string Name, string Type)> Parts { get; } = [.. Columns.SelectMany(c => c.Parts)];

    /// <summary>The place of a part among them, from 0.</summary>
    internal int PlaceOf(string part) => places.TryGetValue(part, out var place) ? place : throw new ArgumentException($"{Name} has no {part}.", nameof(part));

    /// <summary>Each column with its value, out of what <see cref="Unpacking"/> gives.</summary>
    internal IEnumerable<(string Column, string Value)> Values() => Columns.Select(c => (c.Name, c.MadeBy is null ? Part(c.Parts[0]) : $"{c.MadeBy}({string.Join(", ", c.Parts.Select(Part))})"));

    /// <summary>A relation <c>c</c> of the given parts, to be joined. The <c>offset</c> keeps it whole: else the text would be read again for each part.</summary>
    internal static string Unpacking(string columns) => $"lateral (select {columns}::text[] as parts offset 0) c";

    private string Part((string Name, string Type) part) => $"c.parts[{PlaceOf(part.Name) + 1}]::{part.Type}";
}
