using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Ledger;

namespace ConflictEvents.Api.Controllers;

/// <summary>Why a record is taken back.</summary>
public sealed record RetractParameters
{
    private const int LongestNote = 1000;

    /// <summary>Why, in one word. Mandatory.</summary>
    [Word<ChangeReason>(IsRequired = true)]
    public string? Reason { get; init; }

    /// <summary>Why, in words, for colleagues; up to 1,000 characters.</summary>
    public string? Note { get; init; }

    /// <summary>The id of the record that stands in its place.</summary>
    public string? Successor { get; init; }

    internal Retract ToRetract() => new(
        Reason is null ? throw new InvalidParameterException("reason", "is mandatory; say why the record is retracted") : Asked.Word<ChangeReason>("reason", Reason),
        Note is { Length: > LongestNote } || Note?.Any(c => char.IsControl(c) && c is not '\n' and not '\t') == true
            ? throw new InvalidParameterException("note", $"must be up to {LongestNote} characters, without control characters") : Note,
        Successor);
}
