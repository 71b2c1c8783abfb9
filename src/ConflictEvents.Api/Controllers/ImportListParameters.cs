using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;

namespace ConflictEvents.Api.Controllers;

/// <summary>What the list of imports takes.</summary>
public sealed record ImportListParameters
{
    /// <summary>How many items, 1 to 500; 50 where left out.</summary>
    [WholeNumber(1, Asked.MostItems, 50)]
    public string? Limit { get; init; }

    /// <summary>The token of the page before, from its `next`.</summary>
    public string? Cursor { get; init; }

    internal Guid? ToCursor() => Cursor is null ? null : Guid.TryParseExact(Cursor, "D", out var id) ? id
        : throw new InvalidParameterException("cursor", "is no token of this server; take it as it stands from `next`, or leave it out to start again");
}
