using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConflictEvents.Json;

/// <summary>The names of vocabularies on the wire: a C# member <c>AirStrike</c> is <c>air_strike</c>, unless an attribute names it.</summary>
public static class WireNames
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, object>> ByType = new();
    private static readonly ConcurrentDictionary<Enum, string> Names = new();

    /// <summary>The wire name of one member.</summary>
    public static string Of<T>(T member) where T : struct, Enum => Declared<T>.Names.TryGetValue(member, out var name) ? name : Of((Enum)member);

    /// <summary>The wire name of one member.</summary>
    public static string Of(Enum member) => Names.GetOrAdd(member, m =>
        m.GetType().GetField(m.ToString())?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(m.ToString()));

    /// <summary>All wire names of a vocabulary, in the order in which it declares them.</summary>
    public static IReadOnlyCollection<string> All(Type vocabulary) => [.. Members(vocabulary).Keys];

    /// <summary>The member with exactly this wire name; false where there is none.</summary>
    public static bool TryParse<T>(string name, out T member) where T : struct, Enum
    {
        var found = Members(typeof(T)).TryGetValue(name, out var value);
        member = found ? (T)value! : default;
        return found;
    }

    private static IReadOnlyDictionary<string, object> Members(Type vocabulary) =>
        ByType.GetOrAdd(vocabulary, type => Enum.GetValues(type).Cast<Enum>().ToDictionary(Of, e => (object)e, StringComparer.Ordinal));

    // Asked for dozens of times with each event: looked up without an object for the member.
    private static class Declared<T> where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Names = Enum.GetValues<T>().Distinct().ToFrozenDictionary(m => m, m => Of((Enum)m));
    }
}
