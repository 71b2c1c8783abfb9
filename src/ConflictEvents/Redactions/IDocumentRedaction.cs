using System.Text.Json.Nodes;

namespace ConflictEvents.Redactions;

/// <summary>What is to go out of the documents of one record.</summary>
internal interface IDocumentRedaction
{
    /// <summary>Takes it out of a document, the one of colleagues or the one of readers.</summary>
    /// <returns>Whether any of it stood there.</returns>
    bool Apply(JsonObject document);

    /// <summary>The note on a revision without it.</summary>
    string? Note(string? note);
}
