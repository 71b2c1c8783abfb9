using System.Globalization;
using System.Reflection;
using ConflictEvents.Kinds;
using Microsoft.OpenApi;

namespace ConflictEvents.Api.OpenApi.Schemas;

/// <summary>Writes what the rules say of a member into its schema.</summary>
internal static class MemberLimits
{
    public static void Set(OpenApiSchema schema, PropertyInfo property)
    {
        Set(schema, Limits.Of(property));
        if (schema.Items is OpenApiSchema items)
            Set(items, Limits.OfItems(property));
        OutermostBounds.Set(schema);
    }

    private static void Set(OpenApiSchema schema, Limit limit)
    {
        (schema.MinLength, schema.MaxLength, schema.Pattern) = (limit.MinLength, limit.MaxLength, limit.Pattern ?? schema.Pattern);
        (schema.MinItems, schema.MaxItems) = (limit.MinItems, limit.MaxItems);
        (schema.Minimum, schema.Maximum) = (Text(limit.Minimum) ?? schema.Minimum, Text(limit.Maximum == int.MaxValue ? null : limit.Maximum) ?? schema.Maximum);
    }

    private static string? Text(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);
}
