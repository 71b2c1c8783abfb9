using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConflictEvents.Tool.Terminal;

/// <summary>What a command says: words to people on the standard error, with `--json` objects to programs on the standard output, one a line.</summary>
internal sealed class Voice(ToolHost host, bool json)
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Whether programs listen.</summary>
    public bool IsJson => json;

    /// <summary>Something that happened on the way.</summary>
    public void Note(string words) => host.Error.WriteLine(words);

    /// <summary>What came of it.</summary>
    public void Result(string words, object forPrograms)
    {
        host.Error.WriteLine(words);
        if (json)
            host.Out.WriteLine(JsonSerializer.Serialize(forPrograms, Wire));
    }

    /// <summary>One item of what was asked for: it is the output itself.</summary>
    public void Item(string words, object forPrograms) => host.Out.WriteLine(json ? JsonSerializer.Serialize(forPrograms, Wire) : words);

    /// <summary>Why it ended.</summary>
    public void Failure(ExitCode code, string words, object? more = null)
    {
        host.Error.WriteLine($"conflict-events: {words}");
        if (json)
            host.Out.WriteLine(JsonSerializer.Serialize(new { error = words, exitCode = (int)code, problem = more }, Wire));
    }
}
