using ConflictEvents.Events;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Json;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ConflictEvents.Api.Http;

/// <summary>Which form an answer takes: the one that `format` names, else the one that `Accept` likes best of those on offer.</summary>
internal static class Negotiation
{
    private static readonly RecordFormat[] JsonOnly = [RecordFormat.Json];

    /// <summary>The form of this answer.</summary>
    /// <exception cref="InvalidParameterException">Another form than those on offer was named.</exception>
    /// <exception cref="NotAcceptableException">None of those on offer is accepted.</exception>
    public static RecordFormat Form(this HttpContext context, RecordFormat? asked)
    {
        var offered = context.GetEndpoint()?.Metadata.GetMetadata<OffersAttribute>()?.Formats ?? JsonOnly;
        if (asked is not { } named)
            return Best(context.Request.Headers.Accept, offered) ?? throw new NotAcceptableException(offered);
        return offered.Contains(named)
            ? named
            : throw new InvalidParameterException("format", $"'{WireNames.Of(named)}' is not to be had here; allowed are {string.Join(", ", offered.Select(f => WireNames.Of(f)))}");
    }

    /// <summary>The media type of this answer. The filter has refused what accepts none of those on offer.</summary>
    public static string MediaType(this HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<AnswersInAttribute>()?.MediaTypes is { } offered ? Best(context.Request.Headers.Accept, offered) ?? offered[0] : RecordJson.MediaType;

    /// <summary>The form that is liked best; null where none is accepted. What cannot be read as a list of media types asks for nothing in particular.</summary>
    public static RecordFormat? Best(StringValues accept, IReadOnlyList<RecordFormat> offered)
    {
        var best = Best(accept, [.. offered.Select(RecordWriters.MediaType)]);
        return best is null ? null : offered.First(format => RecordWriters.MediaType(format) == best);
    }

    /// <summary>The media type that is liked best; null where none is accepted.</summary>
    public static string? Best(StringValues accept, IReadOnlyList<string> offered)
    {
        if (accept.Count == 0 || !MediaTypeHeaderValue.TryParseList(accept, out var accepted))
            return offered[0];
        var liked = offered.Select(type => (Type: type, Like: Like(accepted, type))).Where(t => t.Like.Quality > 0).ToList();
        return liked.Count == 0 ? null : liked.MaxBy(t => t.Like).Type;
    }

    // The closest range speaks for a type; of types that are liked alike the one that was named comes first, then the usual one.
    private static (double Quality, int Closeness) Like(IEnumerable<MediaTypeHeaderValue> accepted, string mediaType)
    {
        var ranges = accepted.Select(range => (Closeness: Closeness(range, mediaType), Quality: range.Quality ?? 1)).Where(r => r.Closeness > 0).ToList();
        return ranges.Count == 0 ? (0, 0) : (ranges.MaxBy(r => r.Closeness).Quality, ranges.Max(r => r.Closeness));
    }

    private static int Closeness(MediaTypeHeaderValue range, string mediaType) => range switch
    {
        { MatchesAllTypes: true } => 1,
        { MatchesAllSubTypes: true } => mediaType.StartsWith(range.Type + "/", StringComparison.OrdinalIgnoreCase) ? 2 : 0,
        _ => range.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase) ? 3 : 0,
    };
}
