using System.Text.Json.Serialization.Metadata;
using ConflictEvents.Json;
using ConflictEvents.Kinds;

namespace ConflictEvents.Exchange.Export;

/// <summary>The members that a record may have, and the members of these: what can be asked for by name.</summary>
public sealed class Members
{
    private static readonly Members Plain = new(new Dictionary<string, Members>());
    private readonly IReadOnlyDictionary<string, Members> members;

    private Members(IReadOnlyDictionary<string, Members> members) => this.members = members;

    /// <summary>The names on this level.</summary>
    public IEnumerable<string> Names => members.Keys;

    /// <summary>The members of a record type, as the wire names them.</summary>
    /// <param name="record">The record's body.</param>
    /// <param name="kinds">The kinds that `details` may be of; all where none is named.</param>
    public static Members Of(Type record, IReadOnlyList<EventKind> kinds)
    {
        if (record == typeof(EventDetails))
            return OfDetails(kinds);
        var type = Wire.Options.GetTypeInfo(ItemType(record));
        return type.Kind != JsonTypeInfoKind.Object
            ? Plain
            : new(type.Properties.Where(p => p.Get is not null || p.Set is not null).ToDictionary(p => p.Name, p => Of(p.PropertyType, kinds)));
    }

    /// <summary>What a name leads to; null where there is no such member.</summary>
    public Members? Find(string name) => members.GetValueOrDefault(name);

    // Where several kinds have a member of one name, it may be asked for in the shape of any of them.
    private static Members OfDetails(IReadOnlyList<EventKind> kinds)
    {
        var all = new Dictionary<string, Members> { ["kind"] = Plain };
        foreach (var kind in EventKinds.All.Where(k => kinds.Count == 0 || kinds.Contains(k.Kind)))
            foreach (var (name, member) in Of(kind.Details, kinds).members)
                all[name] = all.TryGetValue(name, out var other) ? other.With(member) : member;
        return new(all);
    }

    private Members With(Members other) => new(members.Concat(other.members).DistinctBy(m => m.Key).ToDictionary());

    private static Type ItemType(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GenericTypeArguments[0] : type;
}
