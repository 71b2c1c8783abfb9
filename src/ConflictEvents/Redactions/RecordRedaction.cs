using System.Text.Json.Nodes;
using ConflictEvents.Wording;

namespace ConflictEvents.Redactions;

/// <summary>Takes words, and what stands at some pointers, out of all documents of one record.</summary>
internal sealed class RecordRedaction : IDocumentRedaction
{
    /// <summary>The pointer to the notes on revisions, which stand beside the document.</summary>
    public const string NotePointer = "/changeNote";

    // What stood at a pointer goes wherever it stands as a whole; a yes or a number in words is no wording of its own.
    private const int Distinct = 8;
    private readonly RedactionRoom room;
    private readonly WordRedaction words;
    private readonly string[] pointers;
    private readonly HashSet<string> gone = [];

    /// <param name="room">The record type.</param>
    /// <param name="texts">The words.</param>
    /// <param name="pointers">The pointers.</param>
    /// <param name="documents">Every document of the record.</param>
    /// <exception cref="InvalidRecordException">A pointer leads nowhere, or to what stays.</exception>
    public RecordRedaction(RedactionRoom room, IReadOnlyList<string> texts, IReadOnlyList<string> pointers, IEnumerable<string> documents)
    {
        (this.room, words, this.pointers) = (room, new(texts), [.. pointers]);
        if (pointers.Count == 0)
            return;
        var (reached, staying) = (new HashSet<string>(), new HashSet<string>());
        foreach (var document in documents)
            Look(JsonNode.Parse(document)!.AsObject(), reached, staying);
        Demand(pointers, reached, staying);
    }

    /// <summary>What goes as a whole, for what is kept beside the record.</summary>
    public IReadOnlyCollection<string> Gone => gone;

    public bool Apply(JsonObject document)
    {
        var touched = new HashSet<string>();
        var isChanged = Wordings.Replace(document, room.Body, (pointer, text, _) =>
        {
            var left = IsMeant(pointer) || gone.Contains(text) ? RedactionMark.Text : words.Of(text);
            if (left != text)
                touched.Add(pointer);
            return left;
        });
        // A mark may be longer than what it stands for: a text that has become too long goes as a whole.
        if (isChanged && room.Broken(document).Intersect(touched).ToHashSet() is { Count: > 0 } broken)
            Wordings.Replace(document, room.Body, (pointer, _, _) => broken.Contains(pointer) ? RedactionMark.Text : null);
        return isChanged;
    }

    public string? Note(string? note) => note is null ? null
        : pointers.Contains(NotePointer) || gone.Contains(note) ? RedactionMark.Text : words.Of(note);

    private void Look(JsonObject document, HashSet<string> reached, HashSet<string> staying) => Wordings.Replace(document, room.Body, (pointer, text, stays) =>
    {
        foreach (var meant in pointers.Where(p => Leads(p, pointer)))
            (stays ? staying : reached).Add(meant);
        if (!stays && IsMeant(pointer) && CodePoints.Count(text) >= Distinct && !RedactionMark.StandsIn(text))
            gone.Add(text);
        return null;
    });

    private bool IsMeant(string pointer) => Array.Exists(pointers, p => Leads(p, pointer));

    private static bool Leads(string asked, string pointer) => pointer == asked || pointer.StartsWith(asked + "/", StringComparison.Ordinal);

    private static void Demand(IReadOnlyList<string> pointers, HashSet<string> reached, HashSet<string> staying)
    {
        var failures = pointers.Select((p, i) => (Pointer: $"/pointers/{i}", Asked: p)).Where(p => p.Asked is not NotePointer && !reached.Contains(p.Asked)).Select(p => staying.Contains(p.Asked)
            ? new RuleFailure(p.Pointer, "stays", $"{p.Asked} holds the name of a record or a code, which stays; correct the record, or merge the actor into another")
            : new RuleFailure(p.Pointer, "nothing_there", $"no revision has a text at {p.Asked}; send pointers as `diff` names them, such as /summary or /citations/0/note"));
        Json.RecordRules.Demand([.. failures]);
    }
}
