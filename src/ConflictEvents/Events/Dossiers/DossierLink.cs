using ConflictEvents.Kinds;

namespace ConflictEvents.Events.Dossiers;

/// <summary>A link between two events of a dossier, as one of them sees it.</summary>
public sealed record DossierLink
{
    /// <summary>What the one that links is to the other; for a tally's `partOf` it is `part_of`.</summary>
    public required LinkType Type { get; init; }

    /// <summary>Which of the two links to the other.</summary>
    public required LinkDirection Direction { get; init; }

    /// <summary>The id of the other event.</summary>
    public required Guid Event { get; init; }

    /// <summary>On which question, where the link says so.</summary>
    public ClaimAxis? Axis { get; init; }

    /// <summary>How the people of a tally stand to those of the other; of its `partOf`.</summary>
    public TallyRelation? Relation { get; init; }

    /// <summary>The link's note.</summary>
    public string? Note { get; init; }
}
