namespace ConflictEvents.Exchange.Formats.Gdelt;

/// <summary>What an event code of CAMEO becomes.</summary>
/// <param name="Kind">The kind of event, by its name on the wire.</param>
/// <param name="Value">What that kind says with it: the method of a strike, the act of a statement, the format of a meeting.</param>
/// <param name="Words">The code in words of ours.</param>
internal sealed record CameoCode(string Kind, string Value, string Words);
