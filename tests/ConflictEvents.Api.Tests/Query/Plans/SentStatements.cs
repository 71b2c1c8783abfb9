using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ConflictEvents.Api.Tests.Query.Plans;

/// <summary>Listens to what the record sends to one database: what it asks of events, each with the settings that were made before it in its transaction.</summary>
internal sealed class SentStatements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string database;
    private readonly IDisposable all;
    private readonly List<IDisposable> listening = [];
    private readonly List<string> settings = [];
    private readonly List<SentStatement> sent = [];

    public SentStatements(string database)
    {
        this.database = database;
        all = DiagnosticListener.AllListeners.Subscribe(this);
    }

    /// <summary>What was sent since the last call.</summary>
    public IReadOnlyList<SentStatement> Take()
    {
        lock (sent)
        {
            SentStatement[] taken = [.. sent];
            sent.Clear();
            settings.Clear();
            return taken;
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            listening.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not CommandEventData { Command: var command } || command.Connection?.Database != database)
            return;
        lock (sent)
        {
            if (command.CommandText.StartsWith("set local", StringComparison.Ordinal))
                settings.Add(command.CommandText);
            else if (command.CommandText.Contains("event_revisions", StringComparison.Ordinal) && !command.CommandText.StartsWith("declare", StringComparison.OrdinalIgnoreCase))
                sent.Add(SentStatement.Of(command, settings));
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        all.Dispose();
        listening.ForEach(l => l.Dispose());
    }

    private static class DbLoggerCategory
    {
        public const string Name = "Microsoft.EntityFrameworkCore";
    }
}
