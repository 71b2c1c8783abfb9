using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using ConflictEvents.Events;
using ConflictEvents.Json;
using ConflictEvents.Kinds;

namespace ConflictEvents.Redactions;

/// <summary>Walks through every text of a record, by the record's type, which says of each member what it is.</summary>
internal static class Wordings
{
    /// <summary>Shows each text, by its pointer, and puts the answer in its place.</summary>
    /// <param name="document">The record; changed where an answer is another text.</param>
    /// <param name="body">The record's type.</param>
    /// <param name="replace">Given pointer, text, and whether it is one that stays; null leaves it.</param>
    /// <returns>Whether anything was changed.</returns>
    public static bool Replace(JsonObject document, Type body, Func<string, string, bool, string?> replace)
    {
        var isChanged = false;
        Walk(document, Wire.Options.GetTypeInfo(body), Redacting.Marks, "", (pointer, text, stays) =>
        {
            var replaced = replace(pointer, text, stays);
            if (replaced is null || stays || replaced == text)
                return null;
            isChanged = true;
            return replaced;
        });
        return isChanged;
    }

    // True where the node is to be taken out of what holds it.
    private static bool Walk(JsonNode? node, JsonTypeInfo type, Redacting @as, string pointer, Func<string, string, bool, string?> replace) => node switch
    {
        JsonObject members => WalkMembers(members, Exact(members, type), @as, pointer, replace),
        JsonArray items => WalkItems(items, type, @as, pointer, replace),
        JsonValue value when type.Type == typeof(string) && value.TryGetValue<string>(out var text) => IsTaken(value, text, @as, pointer, replace),
        _ => false,
    };

    private static bool WalkMembers(JsonObject members, JsonTypeInfo type, Redacting @as, string pointer, Func<string, string, bool, string?> replace)
    {
        foreach (var property in type.Properties)
        {
            if (!members.TryGetPropertyValue(property.Name, out var member))
                continue;
            var told = (property.AttributeProvider as MemberInfo)?.GetCustomAttribute<RedactingAttribute>()?.As ?? (@as == Redacting.Takes ? @as : Redacting.Marks);
            if (!Walk(member, Wire.Options.GetTypeInfo(property.PropertyType), told, $"{pointer}/{WirePointer.Escape(property.Name)}", replace))
                continue;
            if (@as == Redacting.Takes)
                return true;
            members.Remove(property.Name);
        }
        return false;
    }

    private static bool WalkItems(JsonArray items, JsonTypeInfo type, Redacting @as, string pointer, Func<string, string, bool, string?> replace)
    {
        if (type.ElementType is not { } element)
            return false;
        var taken = items.ToList().Select((item, i) => Walk(item, Wire.Options.GetTypeInfo(element), @as, $"{pointer}/{i.ToString(CultureInfo.InvariantCulture)}", replace)).ToList();
        for (var i = taken.Count - 1; i >= 0; i--)
            if (taken[i])
                items.RemoveAt(i);
        return false;
    }

    private static bool IsTaken(JsonValue value, string text, Redacting @as, string pointer, Func<string, string, bool, string?> replace)
    {
        var stays = @as == Redacting.Leaves || @as == Redacting.LeavesSlugs && NamedRecords.IsSlug(text);
        if (replace(pointer, text, stays) is not { } replaced)
            return false;
        if (@as == Redacting.Takes)
            return true;
        value.ReplaceWith(JsonValue.Create(replaced));
        return false;
    }

    // Of a closed union, the one that the document says it is.
    private static JsonTypeInfo Exact(JsonObject members, JsonTypeInfo type) =>
        type.PolymorphismOptions is { } union && members[union.TypeDiscriminatorPropertyName] is JsonValue kind && kind.TryGetValue<string>(out var name)
            && union.DerivedTypes.FirstOrDefault(d => name.Equals(d.TypeDiscriminator)).DerivedType is { } exact
            ? Wire.Options.GetTypeInfo(exact) : type;
}
