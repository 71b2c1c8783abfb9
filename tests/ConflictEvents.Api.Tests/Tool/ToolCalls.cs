using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Tool;
using ConflictEvents.Tool.Terminal;

namespace ConflictEvents.Api.Tests.Tool;

/// <summary>The tool's command line, run in this process against a fixture's server.</summary>
internal static class ToolCalls
{
    /// <summary>Runs a command with a key in the environment.</summary>
    public static Task<ToolAnswer> ToolAsync(this ApiFixture api, string? key, params string[] arguments) => RunAsync(api.Address, key, arguments);

    /// <summary>Runs a command.</summary>
    public static async Task<ToolAnswer> RunAsync(Uri server, string? key, IReadOnlyList<string> arguments, string input = "", string? person = null, CancellationToken cancellationToken = default)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var host = new ToolHost
        {
            Out = output,
            Error = error,
            Variable = name => name switch { "CONFLICTEVENTS_SERVER" => server.ToString(), "CONFLICTEVENTS_KEY" => key, "CONFLICTEVENTS_ACTING_AS" => person, _ => null },
            OpenInput = () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(input)),
        };
        var code = await ToolRun.RunAsync(arguments, host, cancellationToken);
        return new((ExitCode)code, output.ToString(), error.ToString());
    }
}

/// <summary>What a run of the tool said.</summary>
internal sealed record ToolAnswer(ExitCode Code, string Out, string Error)
{
    /// <summary>The lines of the standard output as JSON.</summary>
    public IReadOnlyList<JsonObject> Objects => [.. Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];

    /// <summary>Asserts how it ended.</summary>
    public ToolAnswer ShouldEnd(ExitCode code)
    {
        Assert.True(Code == code, $"ended with {Code}, not {code}:\n{Error}\n{Out}");
        return this;
    }
}
