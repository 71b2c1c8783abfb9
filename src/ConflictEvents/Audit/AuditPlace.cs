using System.Globalization;
using ConflictEvents.Json;
using ConflictEvents.Ledger;

namespace ConflictEvents.Audit;

/// <summary>Where in the one order of the audit an entry stands.</summary>
internal sealed record AuditPlace(DateTimeOffset At, AuditKind Kind, long Number)
{
    public static AuditPlace Of(AuditRow row) => new(row.At, row.Kind, row.Number);

    // The token is signed: what stands in it was written by Words.
    public static AuditPlace Of(PageToken token) => new(
        new(long.Parse(token.After[0]!, CultureInfo.InvariantCulture), TimeSpan.Zero),
        WireNames.TryParse<AuditKind>(token.After[1]!, out var kind) ? kind : AuditKind.Change,
        long.Parse(token.After[2]!, CultureInfo.InvariantCulture));

    public IReadOnlyList<string?> Words() => [At.UtcTicks.ToString(CultureInfo.InvariantCulture), WireNames.Of(Kind), Number.ToString(CultureInfo.InvariantCulture)];
}
