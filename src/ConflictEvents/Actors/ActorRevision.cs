using System.Text;
using ConflictEvents.Json;
using ConflictEvents.Ledger;
using ConflictEvents.Wording;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConflictEvents.Actors;

/// <summary>One revision of an actor.</summary>
public sealed class ActorRevision : Revision<string>
{
    internal static readonly RecordTable Table = new("actor", "actor_revisions", "text",
        [("type", "text"), ("country", "text"), ("member_of", "text"), ("merged_into", "text"), ("names", "text")]);

    /// <summary>The sort of actor, on the wire's name.</summary>
    public string Type { get; private set; } = "";

    /// <summary>Its country.</summary>
    public string? Country { get; private set; }

    /// <summary>The actor that it is a part of.</summary>
    public string? MemberOf { get; private set; }

    /// <summary>The actor that it was merged into.</summary>
    public string? MergedInto { get; private set; }

    /// <summary>Slug, name and aliases, folded, for search by likeness.</summary>
    public string Names { get; private set; } = "";
}

internal sealed class ActorRevisionMapping : IEntityTypeConfiguration<ActorRevision>
{
    public void Configure(EntityTypeBuilder<ActorRevision> builder) => builder.MapRevision<ActorRevision, string>(ActorRevision.Table.Name);
}

/// <summary>The one place that derives an actor's searched columns.</summary>
internal static class ActorColumns
{
    public static string Of(ActorBody body) => new ColumnValues(ActorRevision.Table)
    {
        ["type"] = WireNames.Of(body.Type!.Value),
        ["country"] = body.Country,
        ["member_of"] = body.MemberOf,
        ["merged_into"] = body.MergedIntoSlug,
        ["names"] = string.Join('\n', body.Aliases.Prepend(body.Name).Prepend(body.Slug).Select(Fold).Distinct()),
    }.ToString();

    /// <summary>Lower case, without accents: Guterres finds António Guterres, whoever types which.</summary>
    public static string Fold(string name)
    {
        // Most names: nothing to take apart.
        if (Ascii.IsValid(name))
            return name.ToLowerInvariant();
        // Not string.Normalize: with invariant globalization it does nothing, and does not say so.
        var folded = new StringBuilder();
        var parts = new List<int>();
        foreach (var rune in name.EnumerateRunes())
            CanonicalForm.Decompose(rune.Value, parts);
        foreach (var part in parts.Where(p => CanonicalForm.CombiningClass(p) == 0))
            folded.Append(Rune.ToLowerInvariant(new Rune(part)));
        return folded.ToString();
    }
}
