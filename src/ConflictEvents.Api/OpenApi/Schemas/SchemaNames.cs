using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using ConflictEvents.Json;
using ConflictEvents.Kinds;
using ConflictEvents.Ledger;

namespace ConflictEvents.Api.OpenApi.Schemas;

/// <summary>What schemas are called. A body as answered is a view; so is every part of one that differs from what is sent.</summary>
internal static class SchemaNames
{
    private const string Body = "Body";
    private const string View = "View";
    private static readonly HashSet<Type> Sent = [.. typeof(EventKind).Assembly.GetTypes()
        .Where(type => type.IsPublic && type.Name.EndsWith(Body, StringComparison.Ordinal)).Aggregate(new HashSet<Type>(), Reach)];

    public static string Of(Type type, Side side, KindEntry? kind = null)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Page<>))
            return Of(type.GenericTypeArguments[0], Side.Sent, kind).Replace(Body, "", StringComparison.Ordinal).Replace(View, "", StringComparison.Ordinal) + "Page";
        var name = (kind is null ? "" : kind.Details.Name) + type.Name;
        return side == Side.Sent || !Sent.Contains(type) || IsSame(type) ? name
            : name.EndsWith(Body, StringComparison.Ordinal) ? name[..^Body.Length] + View
            : name + View;
    }

    /// <summary>Whether it is answered as it is sent: no member may be left out, and no part of it differs.</summary>
    public static bool IsSame(Type type) => Sent.Contains(type) && type.GetProperties()
        .All(property => property.GetCustomAttribute<RequiredMemberAttribute>() is not null && IsPlain(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType));

    private static bool IsPlain(Type type) => type.IsEnum || Scalars.Of(type) is not null;

    private static HashSet<Type> Reach(HashSet<Type> reached, Type type)
    {
        if (type.IsGenericType)
            return type.GenericTypeArguments.Aggregate(reached, Reach);
        if (type.IsEnum || type.Assembly != typeof(EventKind).Assembly || type == typeof(DateOrInstant) || !reached.Add(type))
            return reached;
        var parts = type.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false).Select(derived => derived.DerivedType)
            .Concat(type.GetProperties().Select(property => property.PropertyType));
        return parts.Aggregate(reached, Reach);
    }
}
