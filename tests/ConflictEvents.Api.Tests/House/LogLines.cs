using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ConflictEvents.Api.Tests.House;

/// <summary>What the host logged.</summary>
public sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<LogLine> _lines = new();

    public IReadOnlyCollection<LogLine> All => _lines;

    public IEnumerable<LogLine> Errors => _lines.Where(l => l.Level >= LogLevel.Error);

    /// <summary>Asserts that nothing went wrong that only the log tells.</summary>
    public void ShouldHoldNoErrors()
    {
        if (Errors.Any())
            Assert.Fail(string.Join('\n', Errors.Select(l => $"{l.Category}: {l.Text} {l.Exception}")));
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose() { }

    private sealed class Logger(LogLines lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                lines._lines.Enqueue(new(logLevel, category, formatter(state, exception), exception));
        }
    }
}

/// <summary>One line of the log.</summary>
public sealed record LogLine(LogLevel Level, string Category, string Text, Exception? Exception);
