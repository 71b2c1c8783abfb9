using System.Text.Json.Nodes;
using ConflictEvents.Wording;

namespace ConflictEvents.Redactions;

/// <summary>A source's own documents: the hash of a text that loses words goes with them, for names could be tried against it.</summary>
/// <param name="record">What goes out of the documents.</param>
/// <param name="words">What happens to the text.</param>
internal sealed class SourceRedaction(RecordRedaction record, SourceWords words) : IDocumentRedaction
{
    public bool Apply(JsonObject document)
    {
        var isChanged = record.Apply(document);
        if (!words.IsAny || !document.ContainsKey("textSha256"))
            return isChanged;
        if (words.Edited is { } edited)
        {
            document["textSha256"] = SourceTextNormalizer.Sha256(edited.Text);
            return true;
        }
        document.Remove("textSha256");
        document.Remove("normalizer");
        return true;
    }

    public string? Note(string? note) => record.Note(note);
}
