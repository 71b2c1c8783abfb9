using System.CommandLine;
using ConflictEvents.Client;
using ConflictEvents.Tool.Terminal;

namespace ConflictEvents.Tool.Commands;

/// <summary>What every command takes: the server, the key, and how to speak.</summary>
internal sealed class CommonOptions
{
    private const string ServerVariable = "CONFLICTEVENTS_SERVER";
    private const string KeyVariable = "CONFLICTEVENTS_KEY";
    private const string PersonVariable = "CONFLICTEVENTS_ACTING_AS";

    private readonly Option<string?> server = new("--server") { Description = $"The server's address; else {ServerVariable}.", HelpName = "URL" };
    private readonly Option<string?> keyFile = new("--key-file") { Description = $"A file with the API key, closed to others (chmod 600); else {KeyVariable}. A key is never an argument.", HelpName = "FILE" };
    private readonly Option<string?> person = new("--acting-as") { Description = $"The person behind a key that several share: recorded with what is written; else {PersonVariable}.", HelpName = "NAME" };
    private readonly Option<bool> json = new("--json") { Description = "Results as JSON on the standard output, one object a line." };
    private readonly Option<int> retries = new("--retries") { Description = "How often a request is tried again while the server does not answer.", DefaultValueFactory = _ => 6 };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { server, keyFile, person, json, retries })
            command.Options.Add(option);
    }

    public bool IsJson(ParseResult parsed) => parsed.GetValue(json);

    public ConflictEventsClient Client(ParseResult parsed, ToolHost host, Voice voice)
    {
        var key = Key(parsed, host);
        return new(new ClientOptions
        {
            Server = Server(parsed, host),
            Key = key is null ? null : _ => ValueTask.FromResult<string?>(key),
            ActingAs = Person(parsed, host),
            UserAgent = $"conflict-events/{typeof(CommonOptions).Assembly.GetName().Version?.ToString(3)}",
            Retries = parsed.GetValue(retries),
            Time = host.Time,
            OnRetry = e => voice.Note($"{e.Message} Trying again."),
        });
    }

    private Uri Server(ParseResult parsed, ToolHost host)
    {
        var address = parsed.GetValue(server) ?? host.Variable(ServerVariable);
        if (string.IsNullOrEmpty(address))
            throw new ToolException(ExitCode.Usage, $"Name the server: --server https://... or {ServerVariable}.");
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? new Uri(address, UriKind.Absolute)
            : throw new ToolException(ExitCode.Usage, $"--server takes an address such as https://events.example.org, not '{address}'.");
    }

    private string? Person(ParseResult parsed, ToolHost host) =>
        parsed.GetValue(person) ?? (host.Variable(PersonVariable) is { Length: > 0 } name ? name : null);

    private string? Key(ParseResult parsed, ToolHost host) => parsed.GetValue(keyFile) is { } file
        ? KeyFile.Read(file)
        : host.Variable(KeyVariable) is { Length: > 0 } key ? key.Trim() : null;
}
