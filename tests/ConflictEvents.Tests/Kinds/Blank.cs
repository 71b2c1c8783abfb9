using System.Runtime.CompilerServices;

namespace ConflictEvents.Tests.Kinds;

/// <summary>Makes records as they arrive when little or nothing was sent, of any type, by reflection.</summary>
internal static class Blank
{
    /// <summary>A record with every text the same; lists and records in it absent, or one of each, or lists holding a null.</summary>
    public static object Of(Type type, string? text = null, bool nested = false, bool nullItems = false)
    {
        var record = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties().Where(p => p.CanWrite))
        {
            property.SetValue(record, Value(property.PropertyType, text, nested, nullItems));
        }

        return record;
    }

    private static object? Value(Type type, string? text, bool nested, bool nullItems)
    {
        if (type == typeof(string))
        {
            return text;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return nested || nullItems ? ListOf(type.GenericTypeArguments[0], text, nested, nullItems) : null;
        }

        return type.IsValueType ? (Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null)
            : !nested ? null
            : Of(type.IsAbstract ? typeof(ConflictEvents.Kinds.CasualtyTally) : type, text, nested, nullItems);
    }

    private static Array ListOf(Type item, string? text, bool nested, bool nullItems)
    {
        var items = Array.CreateInstance(item, 1);
        items.SetValue(nullItems && !item.IsValueType ? null : Value(item, text, nested, nullItems), 0);
        return items;
    }
}
