using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace ConflictEvents.Json;

/// <summary>The one way in which records are read from and written as JSON.</summary>
public static class Wire
{
    /// <summary>
    /// Strict on the way in (no unknown or repeated members, no numbers in quotes, no nulls for what has a value), plain
    /// on the way out (absent members are left out).
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Build();

    /// <summary>The stored and shown form of a record.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>Reads what this server has written itself.</summary>
    public static T ReadStored<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    private static JsonSerializerOptions Build()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            NumberHandling = JsonNumberHandling.Strict,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            PropertyNameCaseInsensitive = false,
            RespectNullableAnnotations = true,
            AllowOutOfOrderMetadataProperties = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            MaxDepth = 32,
            // Names and quotes stay readable; '<', '>', '&' and quotes are still escaped.
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ReportMissingByRules } },
        };
        options.Converters.Add(new WireEnumConverterFactory());
        options.Converters.Add(new WireStringConverter());
        options.Converters.Add(new WireDateConverter());
        options.Converters.Add(new WireInstantConverter());
        options.Converters.Add(new WireNumberConverter());
        options.MakeReadOnly();
        return options;
    }

    // The serializer names the first missing member in a sentence and points at its parent; the rules report all of
    // them at once, each with its own pointer.
    private static void ReportMissingByRules(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            property.IsRequired = false;
    }
}
