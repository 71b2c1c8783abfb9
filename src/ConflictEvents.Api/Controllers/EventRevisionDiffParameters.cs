using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Ledger;

namespace ConflictEvents.Api.Controllers;

/// <summary>Which two revisions to compare, by number or by when they stood.</summary>
public sealed record EventRevisionDiffParameters : DiffParameters
{
    /// <summary>A position, or an instant with offset, instead of `from`: the revision that stood then. Where none did, or none that you may see, `from` is 0 and everything was added.</summary>
    [Point]
    public string? Since { get; init; }

    /// <summary>A position, or an instant with offset, instead of `to`: the revision that stood then; now where left out. Only with `since`.</summary>
    [Point]
    public string? Until { get; init; }

    /// <summary>The earlier point; null where revisions are asked for by number.</summary>
    internal AsOf? SincePoint()
    {
        if (Until is not null && Since is null)
            throw new InvalidParameterException("until", "stands without `since`; send both, or only `since`");
        if (Since is not null && (From ?? To ?? AsOf) is not null)
            throw new InvalidParameterException("since", "stands beside from, to or asOf; compare either by revision or by point");
        return Asked.Point("since", Since);
    }

    internal AsOf? UntilPoint() => Asked.Point("until", Until);
}
