using System.Text.Json;
using ConflictEvents.Wording;

namespace ConflictEvents.Sources;

/// <summary>The text of a source as it is stored, and its hash; both null where there is none.</summary>
internal readonly record struct NormalText(string? Text, string? Hash)
{
    public static NormalText Of(SourceBody body)
    {
        if (body.Text is not { } sent)
            return default;
        // What another ledger exported is normal already; a second pass could take another layer of escapes off.
        if (TextOf(body.Normalizer) == SourceTextNormalizer.Version && TextOf(body.TextSha256) is { } stated && stated == SourceTextNormalizer.Sha256(sent))
            return sent.Length == 0 ? default : new(sent, stated);
        var text = SourceTextNormalizer.Normalize(sent);
        return string.IsNullOrEmpty(text) ? default : new(text, SourceTextNormalizer.Sha256(text));
    }

    public static string? TextOf(JsonElement? element) => element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
