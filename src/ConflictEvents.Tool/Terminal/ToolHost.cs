namespace ConflictEvents.Tool.Terminal;

/// <summary>What a run of the tool has around it.</summary>
internal sealed record ToolHost
{
    /// <summary>Results, for programs.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Words for people.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>The environment's variables.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>Opens the standard input.</summary>
    public Func<Stream> OpenInput { get; init; } = () => Stream.Null;

    /// <summary>Whether people watch: bars move there and nowhere else.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether Ctrl-C and SIGTERM are this run's to handle.</summary>
    public bool OwnsProcess { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>This process.</summary>
    public static ToolHost OfProcess() => new()
    {
        Out = Console.Out,
        Error = Console.Error,
        Variable = Environment.GetEnvironmentVariable,
        OpenInput = Console.OpenStandardInput,
        IsTerminal = !Console.IsErrorRedirected,
        OwnsProcess = true,
    };
}
