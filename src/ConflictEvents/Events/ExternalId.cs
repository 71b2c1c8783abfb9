using System.Text.RegularExpressions;
using ConflictEvents.Kinds;
using FluentValidation;

namespace ConflictEvents.Events;

/// <summary>The name of an event in another collection. Unique among events: bulk writes find an event by it.</summary>
public sealed record ExternalId
{
    /// <summary>
    /// The collection: lower case letters, digits and `_ . -`, up to 50 characters (`acled`, `ucdp_ged`, `gdelt`).
    /// </summary>
    public required string System { get; init; }

    /// <summary>The name there, 1 to 200 characters.</summary>
    public required string Id { get; init; }
}

internal sealed partial class ExternalIdRules : AbstractValidator<ExternalId>
{
    public ExternalIdRules()
    {
        RuleFor(e => e.System).RequiredText(50, "the collection, such as acled")
            .Shape(SystemShape(), "invalid_system",
                "This is no name of a collection: lower case letters, digits and _ . - such as ucdp_ged.");
        RuleFor(e => e.Id).RequiredText(200, "the name in that collection");
    }

    [GeneratedRegex(@"^\s*\z|^[a-z0-9][a-z0-9._-]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex SystemShape();
}
