using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ConflictEvents.Events;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Json;
using ConflictEvents.Ledger;
using Microsoft.Net.Http.Headers;

namespace ConflictEvents.Api.Http;

/// <summary>
/// Strong ETags: the revision, and a short hash of what else shapes the answer. Known without building the answer, so a
/// 304 costs no document.
/// </summary>
internal static class ETags
{
    private const string SchemaRelease = "1";
    private static readonly string Full = Variant("json", "full");
    private static readonly string Public = Variant("json", "public");

    /// <summary>The tag of a revision in the view of colleagues or of readers.</summary>
    public static string Of(int revision, bool full) => $"\"{revision.ToString(CultureInfo.InvariantCulture)}-{(full ? Full : Public)}\"";

    /// <summary>The tag of a revision in another form, or of some of its members only: no write is let in by it.</summary>
    public static string Of(int revision, bool full, RecordFormat format, FieldSelection? fields) => format == RecordFormat.Json && fields is null
        ? Of(revision, full)
        : $"\"{revision.ToString(CultureInfo.InvariantCulture)}-{Variant([WireNames.Of(format), full ? "full" : "public", .. fields?.Names ?? []])}\"";

    /// <summary>The tag of a revision as a feature of a collection.</summary>
    public static string OfFeature(int revision, bool full, string collection) =>
        $"\"{revision.ToString(CultureInfo.InvariantCulture)}-{Variant("feature", full ? "full" : "public", collection)}\"";

    /// <summary>Whether If-None-Match names this tag, so that the answer is 304. What is no list of tags is passed over.</summary>
    public static bool IsKnown(HttpRequest request, string tag) =>
        request.Headers.IfNoneMatch.Count > 0
        && EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags)
        && tags.Any(t => t.Tag == "*" || t.Tag == tag);

    /// <summary>What If-Match and If-None-Match say about the record that is to be changed.</summary>
    /// <param name="request">The request.</param>
    /// <param name="mayCreate">Whether If-None-Match: * is understood: by PUT.</param>
    public static Expected Expectation(HttpRequest request, bool mayCreate)
    {
        var match = request.Headers.IfMatch;
        var none = request.Headers.IfNoneMatch;
        if (match.Count > 0 && none.Count > 0)
            throw new InvalidParameterException("If-None-Match", "stands beside If-Match; send one of them");
        if (none.Count > 0 && mayCreate)
            return none.ToString().Trim() == "*"
                ? Expected.Absent
                : throw new InvalidParameterException("If-None-Match", "must be * to create a record; send If-Match to change one");
        if (match.Count == 0)
            return Expected.Nothing;
        if (match.ToString().Trim() == "*")
            return Expected.Present;
        return EntityTagHeaderValue.TryParseList(match, out var tags)
            ? Expected.OneOf([.. tags.Select(Revision).OfType<int>()])
            : throw new InvalidParameterException("If-Match", "must be an ETag as it was given out, such as \"3-1a2b3c4d\", or *");
    }

    // A weak tag, or one of a coarser view, does not say what the caller has seen: nothing is matched by it.
    private static int? Revision(EntityTagHeaderValue tag)
    {
        var parts = tag.Tag.AsSpan().Trim('"').ToString().Split('-');
        return !tag.IsWeak && parts is [var revision, var variant] && variant == Full
            && int.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static string Variant(params string[] shape) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', [.. shape, SchemaRelease]))).AsSpan(0, 4));
}
