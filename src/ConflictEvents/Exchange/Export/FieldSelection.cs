using System.Text.Json;

namespace ConflictEvents.Exchange.Export;

/// <summary>Which members of a record were asked for. What says which record it is, and which revision, is always among them.</summary>
public sealed class FieldSelection
{
    private const string Details = "details.";
    private const string Kind = Details + "kind";
    private static readonly string[] Always = ["id", "slug", "revision", "position"];
    private readonly Chosen root = new([]);

    private FieldSelection(IReadOnlyList<string> names, Members known)
    {
        // Some of the details mean nothing without their kind.
        IEnumerable<string> kind = names.Any(name => name.StartsWith(Details, StringComparison.Ordinal)) ? [Kind] : [];
        Names = [.. Always.Where(name => known.Find(name) is not null).Concat(kind).Concat(names).Distinct().Order(StringComparer.Ordinal)];
        foreach (var name in Names)
            root.Add(name.Split('.'));
    }

    /// <summary>The names, each once and in one order, however they were asked for.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>What was asked for by name; null where nothing was, which is all.</summary>
    /// <exception cref="InvalidParameterException">There is no member of such a name.</exception>
    public static FieldSelection? Of(IReadOnlyList<string> names, Members known)
    {
        if (names.Count == 0)
            return null;
        foreach (var name in names)
            Demand(name, known);
        return new(names, known);
    }

    /// <summary>Whether the member at a path is asked for, or lies in one that is.</summary>
    public bool Holds(string path) => Names.Any(name => path == name || path.StartsWith(name + '.', StringComparison.Ordinal));

    /// <summary>Writes what was asked for of a record.</summary>
    public void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> record)
    {
        var reader = new Utf8JsonReader(record);
        reader.Read();
        Copy(ref reader, record, root, writer);
    }

    private static void Demand(string name, Members known)
    {
        var (at, path) = (known, "");
        foreach (var step in name.Split('.'))
        {
            if (at.Find(step) is not { } next)
                throw new InvalidParameterException("fields", Unknown(name, at, path));
            (at, path) = (next, path.Length == 0 ? step : $"{path}.{step}");
        }
    }

    private static string Unknown(string name, Members at, string path) => path.Length == 0
        ? $"'{name}' is no member here; allowed are {string.Join(", ", at.Names)}, and with dots members of these, such as location.name"
        : at.Names.Any() ? $"'{name}' is no member here; `{path}` has {string.Join(", ", at.Names)}" : $"'{name}' is no member here; `{path}` has no members of its own";

    // A path through a list means each of its items.
    private static void Copy(ref Utf8JsonReader reader, ReadOnlySpan<byte> record, Chosen chosen, Utf8JsonWriter writer)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            writer.WriteStartArray();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                Copy(ref reader, record, chosen, writer);
            writer.WriteEndArray();
        }
        else if (reader.TokenType == JsonTokenType.StartObject && !chosen.IsWhole)
        {
            writer.WriteStartObject();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                CopyMember(ref reader, record, chosen, writer);
            writer.WriteEndObject();
        }
        else
        {
            CopyWhole(ref reader, record, writer);
        }
    }

    private static void CopyMember(ref Utf8JsonReader reader, ReadOnlySpan<byte> record, Chosen chosen, Utf8JsonWriter writer)
    {
        var name = reader.GetString()!;
        reader.Read();
        if (chosen.Find(name) is { } member)
        {
            writer.WritePropertyName(name);
            Copy(ref reader, record, member, writer);
        }
        else
        {
            reader.Skip();
        }
    }

    private static void CopyWhole(ref Utf8JsonReader reader, ReadOnlySpan<byte> record, Utf8JsonWriter writer)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        writer.WriteRawValue(record[start..(int)reader.BytesConsumed], skipInputValidation: true);
    }

    private sealed class Chosen(Dictionary<string, Chosen> members)
    {
        public bool IsWhole { get; private set; }

        public Chosen? Find(string name) => members.GetValueOrDefault(name);

        public void Add(ReadOnlySpan<string> path)
        {
            if (path.IsEmpty)
            {
                IsWhole = true;
                return;
            }
            if (!members.TryGetValue(path[0], out var member))
                members[path[0]] = member = new([]);
            member.Add(path[1..]);
        }
    }
}
