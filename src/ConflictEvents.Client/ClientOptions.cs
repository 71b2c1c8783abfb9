namespace ConflictEvents.Client;

/// <summary>How a client reaches a server, and how long it tries.</summary>
public sealed record ClientOptions
{
    /// <summary>The server's address, without `/v1`.</summary>
    public required Uri Server { get; init; }

    /// <summary>Hands over the API key each time that one is needed, so that it may be exchanged while the client lives; null to read without one. It is sent in the `Authorization` header and stands nowhere else.</summary>
    public Func<CancellationToken, ValueTask<string?>>? Key { get; init; }

    /// <summary>
    /// The person behind a key that several share, up to 100 characters: recorded beside the key with each change (`Acting-As`), and told to colleagues. Null: nobody in particular.
    /// </summary>
    public string? ActingAs { get; init; }

    /// <summary>Who calls, as the server's log will say.</summary>
    public string UserAgent { get; init; } = $"conflict-events-client/{typeof(ClientOptions).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>How long one try may wait for the answer to begin, and then for each further piece of it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a request that may safely be repeated is tried again: reads, and writes with an `Idempotency-Key`.</summary>
    public int Retries { get; init; } = 6;

    /// <summary>The pause before the first retry; each further one is about twice as long.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest pause between two tries, also where the server asks for a longer one by `Retry-After`.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Called before each retry, with what went wrong: for a log. It never gets the key.</summary>
    public Action<Exception>? OnRetry { get; init; }

    /// <summary>The clock of pauses and limits.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
