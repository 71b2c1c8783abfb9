using ConflictEvents.Json;

namespace ConflictEvents.Ledger;

/// <summary>
/// Why a change is made. What was read may be sent back, so a reason or note equal to the current revision's is no word
/// about this change; left out, the reason is <c>created</c> first and <c>other</c> later.
/// </summary>
internal readonly record struct ChangeWords(string Reason, string? Note)
{
    public static ChangeWords For(ChangeReason? reason, string? note, Present? current)
    {
        var sent = reason is { } r ? WireNames.Of(r) : null;
        if (current is not null && sent == current.ChangeReason)
            sent = null;
        return new(sent ?? WireNames.Of(current is null ? ChangeReason.Created : ChangeReason.Other),
            string.IsNullOrWhiteSpace(note) || note == current?.ChangeNote ? null : note);
    }
}
