using System.Globalization;
using Microsoft.OpenApi;

namespace ConflictEvents.Api.OpenApi.Schemas;

/// <summary>Bounds of what is sent where no rule sets closer ones: nothing longer fits into a body or an address, so that generated clients and gateways may refuse it unsent.</summary>
internal static class OutermostBounds
{
    /// <summary>The longest value in an address: a request line has up to 8 KiB.</summary>
    public const int InAddress = 8_000;

    private const int BodyBytes = 1024 * 1024;
    private const int ShortestItem = 2;
    private const int Uuid = 36;
    private const int Day = 10;
    private const int Instant = 40;

    /// <summary>Bounds a member of a body, and the items of a list.</summary>
    public static void Set(OpenApiSchema schema)
    {
        var type = schema.Type & ~JsonSchemaType.Null;
        if (type == JsonSchemaType.String && schema.Enum is not { Count: > 0 })
            schema.MaxLength ??= LengthOf(schema.Format) ?? BodyBytes;
        if (type == JsonSchemaType.Array)
            schema.MaxItems ??= BodyBytes / ShortestItem;
        if (type == JsonSchemaType.Integer)
            Number(schema);
        if (schema.Items is OpenApiSchema items)
            Set(items);
    }

    /// <summary>The length of a text of a format; null where it has none.</summary>
    public static int? LengthOf(string? format) => format switch
    {
        "uuid" => Uuid,
        "date" => Day,
        "date-time" => Instant,
        _ => null,
    };

    private static void Number(OpenApiSchema schema)
    {
        var isLong = schema.Format == "int64";
        schema.Minimum ??= Text(isLong ? long.MinValue : int.MinValue);
        schema.Maximum ??= Text(isLong ? long.MaxValue : int.MaxValue);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
