using System.Text;
using System.Text.Json;
using ConflictEvents.Json;
using ConflictEvents.Kinds;

namespace ConflictEvents.Exchange.Formats.GeoJson;

/// <summary>Says which property of somebody's GeoJSON is what of an event. docs/IMPORT.md shows one.</summary>
public sealed record GeoJsonMapping
{
    private static readonly string[] Mappable = ["title", "summary", "time", "location", "tags", "sensitivity", "details"];

    /// <summary>The kind of event that every feature is.</summary>
    public required EventKind? Kind { get; init; }

    /// <summary>Where the feature's own id stands, and what the collection is called.</summary>
    public required GeoJsonId ExternalId { get; init; }

    /// <summary>JSON pointers into the event, each with the path of a property: `/title` with `$.properties.name`.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>JSON pointers into the event, each with a value that is the same for all features. A property goes before it.</summary>
    public IReadOnlyDictionary<string, JsonElement> Constants { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>For pointers of `fields`: what each of the property's values is in the event's vocabulary.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Values { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>
    /// The source that each event cites: `publisher`, `title`, `url`, `publishedAt`, `language`, `kind`. What begins with `$` is
    /// the path of a property.
    /// </summary>
    public IReadOnlyDictionary<string, string> Source { get; init; } = new Dictionary<string, string>();

    /// <summary>Reads a mapping.</summary>
    /// <exception cref="InvalidRecordException">It is none; each failure says where by JSON pointer.</exception>
    public static GeoJsonMapping Read(string? json)
    {
        if (string.IsNullOrWhiteSpace(json))
            throw new InvalidRecordException("", "required", "GeoJSON is imported by a mapping: send the JSON that says which property is what");
        var mapping = WireReader.Read<GeoJsonMapping>(Encoding.UTF8.GetBytes(json));
        RecordRules.Demand(mapping.Failures().ToList());
        return mapping;
    }

    private IEnumerable<RuleFailure> Failures()
    {
        if (Kind is null)
            yield return new("/kind", "required", $"is missing; allowed are {string.Join(", ", WireNames.All(typeof(EventKind)))}");
        if (ExternalId is not { System.Length: > 0, Property.Length: > 0 })
            yield return new("/externalId", "required", "send system, a name for the collection, and property, the path of the feature's id: by it a second import finds the first");
        foreach (var pointer in Fields.Keys.Where(p => !IsMappable(p)))
            yield return Unmappable("/fields", pointer);
        foreach (var pointer in Constants.Keys.Where(p => !IsMappable(p)))
            yield return Unmappable("/constants", pointer);
        foreach (var pointer in Values.Keys.Where(p => !Fields.ContainsKey(p)))
            yield return new("/values/" + WirePointer.Escape(pointer), "unknown_field", "translates values of a field that fields does not have");
        foreach (var (place, path) in Paths().Where(p => !FeaturePath.IsPath(p.Path)))
            yield return new(place, "invalid_path", $"'{path}' is no path of a property: such as $.properties.name, or $.properties['a name']");
        foreach (var failure in SourceFailures())
            yield return failure;
    }

    private IEnumerable<(string Place, string Path)> Paths() =>
    [
        .. Fields.Select(f => ("/fields/" + WirePointer.Escape(f.Key), f.Value)),
        .. Source.Where(s => s.Value.StartsWith('$')).Select(s => ("/source/" + WirePointer.Escape(s.Key), s.Value)),
        .. ExternalId is { Property.Length: > 0 } id ? [("/externalId/property", id.Property)] : Array.Empty<(string, string)>(),
    ];

    private IEnumerable<RuleFailure> SourceFailures()
    {
        foreach (var member in Source.Keys.Except(FeatureSource.Members))
            yield return new("/source/" + WirePointer.Escape(member), "unknown_member", $"is no member of a source here; there are {string.Join(", ", FeatureSource.Members)}");
        if (Source.Count > 0 && !Source.ContainsKey("publisher"))
            yield return new("/source/publisher", "required", "a source has a publisher: a name, or the path of a property");
    }

    private static bool IsMappable(string pointer) => pointer.StartsWith('/') && Mappable.Contains(pointer.Split('/')[1]) && pointer != "/details/kind";

    private static RuleFailure Unmappable(string where, string pointer) =>
        new($"{where}/{WirePointer.Escape(pointer)}", "unmappable", $"is no JSON pointer to what can be mapped; it begins with one of {string.Join(", ", Mappable.Select(m => "/" + m))}");
}
