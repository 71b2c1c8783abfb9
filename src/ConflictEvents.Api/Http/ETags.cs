using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ConflictEvents.Api.Auth;
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

    /// <summary>The tag of a revision as it is shown.</summary>
    public static string Of(Shown shown) => shown.RedactedAt is null ? Of(shown.Revision, shown.IsFull) : Of(shown, "json");

    /// <summary>The tag of a revision in another form, or of some of its members only: no write is let in by it.</summary>
    public static string Of(Shown shown, RecordFormat format, FieldSelection? fields) => format == RecordFormat.Json && fields is null
        ? Of(shown)
        : Of(shown, [WireNames.Of(format), .. fields?.Names ?? []]);

    /// <summary>The revision whose answer in this form the caller has, where nothing was taken out of it since; 0 where it names none.</summary>
    public static int Held(HttpContext http, RecordForm form)
    {
        if (http.Request.Headers.IfNoneMatch.Count == 0 || !EntityTagHeaderValue.TryParseList(http.Request.Headers.IfNoneMatch, out var tags))
            return 0;
        var full = http.Caller().SeesAll;
        foreach (var tag in tags)
            if (int.TryParse(tag.Tag.AsSpan().Trim('"').ToString().Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) && tag.Tag == OfWhole(revision, full, form))
                return revision;
        return 0;
    }

    private static string OfWhole(int revision, bool full, RecordForm form) => form.Format == RecordFormat.Json && form.Fields is null
        ? Of(revision, full)
        : Of(revision, full, null, [WireNames.Of(form.Format), .. form.Fields?.Names ?? []]);

    /// <summary>The tag of a revision as a feature of a collection.</summary>
    public static string OfFeature(Shown shown, string collection) => Of(shown, "feature", collection);

    // A revision that lost content is another answer than the one that somebody may have kept of it, with each redaction anew.
    private static string Of(Shown shown, params string[] form) => Of(shown.Revision, shown.IsFull, shown.RedactedAt, form);

    private static string Of(int revision, bool full, long? redactedAt, string[] form)
    {
        string[] redacted = redactedAt is { } position ? [string.Create(CultureInfo.InvariantCulture, $"redacted at {position}")] : [];
        return $"\"{revision.ToString(CultureInfo.InvariantCulture)}-{Variant([form[0], full ? "full" : "public", .. form[1..], .. redacted])}\"";
    }

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
