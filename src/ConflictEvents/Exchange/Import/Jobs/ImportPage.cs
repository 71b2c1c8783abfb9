using System.Text.Json.Serialization;

namespace ConflictEvents.Exchange.Import.Jobs;

/// <summary>Some imports, the latest first.</summary>
/// <param name="Items">The imports.</param>
/// <param name="Next">The `cursor` of the next page; null on the last one.</param>
public sealed record ImportPage(IReadOnlyList<ImportView> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);
