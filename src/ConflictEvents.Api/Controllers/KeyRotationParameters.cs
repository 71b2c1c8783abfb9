using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;

namespace ConflictEvents.Api.Controllers;

/// <summary>How a key is rotated.</summary>
public sealed record KeyRotationParameters
{
    private const int Usual = 24;
    private const int Most = 30 * 24;

    /// <summary>For how many hours the secret before is taken as well, 0 to 720; 24 where left out. 0 for one that got into wrong hands.</summary>
    [WholeNumber(0, Most, Usual)]
    public string? OverlapHours { get; init; }

    internal TimeSpan ToOverlap() => TimeSpan.FromHours(OverlapHours is null ? Usual : Asked.Whole("overlapHours", OverlapHours, 0, Most));
}
