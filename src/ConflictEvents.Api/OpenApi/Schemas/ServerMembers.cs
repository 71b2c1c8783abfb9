using System.Reflection;
using System.Text.Json;
using ConflictEvents.Events;
using ConflictEvents.Sources;
using Microsoft.OpenApi;

namespace ConflictEvents.Api.OpenApi.Schemas;

/// <summary>What the server adds to records, and what it may keep from readers: the code's types do not say it.</summary>
internal static class ServerMembers
{
    // Bodies take anything here and ignore it; answers hold these.
    private static readonly Dictionary<string, Func<OpenApiSchema>> Types = new()
    {
        ["revision"] = () => new() { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1" },
        ["position"] = () => new() { Type = JsonSchemaType.Integer, Format = "int64", Minimum = "1" },
        ["recordedAt"] = () => new() { Type = JsonSchemaType.String, Format = "date-time" },
        ["recordedBy"] = () => new() { Type = JsonSchemaType.String },
        ["mergedInto"] = () => new() { Type = JsonSchemaType.String, Pattern = "^[a-z0-9]+(-[a-z0-9]+)*$" },
        ["textSha256"] = () => new() { Type = JsonSchemaType.String, Pattern = "^[0-9a-f]{64}$" },
        ["normalizer"] = () => new() { Type = JsonSchemaType.String },
    };

    private static readonly string[] Always = ["id", "revision", "position", "recordedAt", "changeReason"];

    /// <summary>The type of a member that the server sets; null for others.</summary>
    public static OpenApiSchema? TypeOf(PropertyInfo property, string name) =>
        property.PropertyType == typeof(JsonElement?) ? Types[name]() : null;

    public static bool IsReadOnly(PropertyInfo property) =>
        property.PropertyType == typeof(JsonElement?) || Is(property, typeof(Excerpt), nameof(Excerpt.Checked));

    /// <summary>Whether the server fills in what may be left out.</summary>
    public static bool IsAlwaysAnswered(PropertyInfo property, string name) =>
        IsRecord(property.DeclaringType!) && Always.Contains(name)
        || Is(property, typeof(EventBody), nameof(EventBody.Lifecycle))
        || Is(property, typeof(EventBody), nameof(EventBody.Verification))
        || Is(property, typeof(Excerpt), nameof(Excerpt.Checked));

    /// <summary>Whether readers may not get what must be sent: whose account it is may put somebody in danger.</summary>
    public static bool IsKeptFromReaders(PropertyInfo property) => Is(property, typeof(SourceBody), nameof(SourceBody.Publisher));

    /// <summary>Whether the ledger keeps revisions of it.</summary>
    public static bool IsRecord(Type type) => type.Name.EndsWith("Body", StringComparison.Ordinal) && type.GetProperty("Revision") is not null;

    /// <summary>What a retraction leaves in the revision that it makes.</summary>
    public static OpenApiSchema Successor() => new()
    {
        Type = JsonSchemaType.String,
        Description = "The record that stands in the place of this one; only in the revision that retracted it, for contributors and above.",
    };

    private static bool Is(PropertyInfo property, Type type, string name) => property.DeclaringType == type && property.Name == name;
}
