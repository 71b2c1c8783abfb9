using System.Collections.Frozen;
using ConflictEvents.Actors;

namespace ConflictEvents.Exchange.Formats.Gdelt;

/// <summary>The event and actor codes of CAMEO, as far as they mean something to us. The event codes stand in cameo.txt.</summary>
internal static class CameoTable
{
    private static readonly FrozenDictionary<string, CameoCode> Events = Read();

    private static readonly FrozenDictionary<string, ActorType> Types = new Dictionary<string, ActorType>
    {
        ["GOV"] = ActorType.Government,
        ["LEG"] = ActorType.Government,
        ["JUD"] = ActorType.Government,
        ["MIL"] = ActorType.StateForces,
        ["COP"] = ActorType.StateForces,
        ["SPY"] = ActorType.StateForces,
        ["REB"] = ActorType.Rebel,
        ["SEP"] = ActorType.Rebel,
        ["INS"] = ActorType.Rebel,
        ["UAF"] = ActorType.Militia,
        ["RAD"] = ActorType.Militia,
        ["CRM"] = ActorType.Militia,
        ["OPP"] = ActorType.Party,
        ["PTY"] = ActorType.Party,
        ["MED"] = ActorType.Media,
        ["IGO"] = ActorType.Igo,
        ["NGO"] = ActorType.Ngo,
        ["NGM"] = ActorType.Ngo,
        ["IMG"] = ActorType.Ngo,
        ["HRI"] = ActorType.Ngo,
        ["HLH"] = ActorType.Medical,
        ["CVL"] = ActorType.Civilians,
        ["EDU"] = ActorType.Civilians,
        ["LAB"] = ActorType.Civilians,
        ["AGR"] = ActorType.Civilians,
        ["REF"] = ActorType.Civilians,
        ["BUS"] = ActorType.Civilians,
        ["ELI"] = ActorType.Individual,
    }.ToFrozenDictionary();

    /// <summary>What an event code becomes: by itself, else by its first three digits; null for what we do not hold.</summary>
    public static CameoCode? Find(string code) =>
        (Events.GetValueOrDefault(code) ?? (code.Length == 4 ? Events.GetValueOrDefault(code[..3]) : null)) is { Kind: not "none" } meaning ? meaning : null;

    /// <summary>What sort of actor a type code is; null for those that say nothing of it.</summary>
    public static ActorType? TypeOf(string code) => Types.TryGetValue(code, out var type) ? type : null;

    private static FrozenDictionary<string, CameoCode> Read()
    {
        using var stream = typeof(CameoTable).Assembly.GetManifestResourceStream("ConflictEvents.Exchange.Formats.Codes.cameo.txt")
            ?? throw new InvalidOperationException("The table of CAMEO codes is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Select(line => line.TrimEnd('\r').Split('|'))
            .ToFrozenDictionary(row => row[0], row => new CameoCode(row[1], row[2], row[3]));
    }
}
