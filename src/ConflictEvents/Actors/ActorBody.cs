using System.Text.Json;
using System.Text.Json.Serialization;
using ConflictEvents.Kinds;
using ConflictEvents.Ledger;

namespace ConflictEvents.Actors;

/// <summary>Somebody who acts, speaks, counts or is hit: a person, a government, an armed force, an organisation, a newsroom.</summary>
public sealed record ActorBody
{
    /// <summary>The actor's name in addresses and records: lower-case words joined by hyphens, up to 100 characters. Chosen at creation, never changed.</summary>
    [Redacting(Redacting.Leaves)]
    public required string Slug { get; init; }

    /// <summary>The name to print; 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What sort of actor it is.</summary>
    public required ActorType? Type { get; init; }

    /// <summary>The country it belongs to, as ISO 3166-1 alpha-3 in capitals.</summary>
    [Redacting(Redacting.Leaves)]
    public string? Country { get; init; }

    /// <summary>Other names and spellings, also misspellings as seen in print; up to 100.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The Wikidata item, such as Q3874799.</summary>
    [Redacting(Redacting.Takes)]
    public string? Wikidata { get; init; }

    /// <summary>The slug of the actor that it is a part of.</summary>
    [Redacting(Redacting.Leaves)]
    public string? MemberOf { get; init; }

    /// <summary>Offices that a person held or holds; up to 50.</summary>
    public IReadOnlyList<Office> Offices { get; init; } = [];

    /// <summary>Set by the server: the actor that this one was merged into.</summary>
    public JsonElement? MergedInto { get; init; }

    /// <summary>Set by the server: counts from 1.</summary>
    public JsonElement? Revision { get; init; }

    /// <summary>Set by the server: the change's place in the ledger.</summary>
    public JsonElement? Position { get; init; }

    /// <summary>Set by the server: when it was recorded (UTC).</summary>
    public JsonElement? RecordedAt { get; init; }

    /// <summary>Set by the server: who recorded it; for contributors and above.</summary>
    public JsonElement? RecordedBy { get; init; }

    /// <summary>Why this change is made; `created` first and `other` later where left out.</summary>
    public ChangeReason? ChangeReason { get; init; }

    /// <summary>Why, in words, for colleagues; up to 1,000 characters.</summary>
    public string? ChangeNote { get; init; }

    [JsonIgnore]
    internal string? MergedIntoSlug => MergedInto is { ValueKind: JsonValueKind.String } slug ? slug.GetString() : null;
}
