using System.Text.Json;
using ConflictEvents.Exchange.Import;

namespace ConflictEvents.Exchange.Formats.Files;

/// <summary>An item of a list in a JSON file; or what is wrong, so that no more can be read.</summary>
internal sealed record JsonItem(long Line, JsonElement Value, LineFailure? Broken = null);
