using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace ConflictEvents.Api.Tests.Ledger;

/// <summary>Asks PostgreSQL for the plan of every statement that the API sends, with its very parameters, just before it is sent.</summary>
internal sealed class Plans : DbCommandInterceptor
{
    // The head has one row, keys and migrations a few; everything else grows.
    private static readonly string[] Growing =
        ["event_revisions", "actor_revisions", "source_revisions", "dispute_revisions", "source_texts", "changes", "external_ids", "idempotency_keys"];

    private readonly ConcurrentQueue<Explained> _all = new();

    /// <summary>The plans since the last call.</summary>
    public List<Explained> Take()
    {
        var taken = new List<Explained>();
        while (_all.TryDequeue(out var plan))
            taken.Add(plan);
        return taken;
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        await ExplainAsync((NpgsqlCommand)command, cancellationToken);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await ExplainAsync((NpgsqlCommand)command, cancellationToken);
        return result;
    }

    /// <summary>The growing tables that a plan reads from end to end.</summary>
    public static IEnumerable<string> SequentialScans(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(SequentialScans),
        JsonObject plan => plan.SelectMany(member => SequentialScans(member.Value))
            .Concat((string?)plan["Node Type"] == "Seq Scan" && Growing.Contains((string)plan["Relation Name"]!) ? [(string)plan["Relation Name"]!] : []),
        _ => [],
    };

    private async Task ExplainAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        // A setting has no plan, and rows that are stored together have several.
        if (command.CommandText.StartsWith("set ", StringComparison.Ordinal) || command.CommandText.TrimEnd(';', '\r', '\n').Contains(";\nINSERT INTO ", StringComparison.Ordinal))
            return;
        await using var explain = new NpgsqlCommand("explain (format json) " + command.CommandText, command.Connection, command.Transaction);
        foreach (NpgsqlParameter parameter in command.Parameters)
            explain.Parameters.Add(parameter.Clone());
        var plan = JsonNode.Parse((string)(await explain.ExecuteScalarAsync(cancellationToken))!)!;
        _all.Enqueue(new(command.CommandText, plan));
    }
}

/// <summary>A statement and how PostgreSQL goes about it.</summary>
internal sealed record Explained(string Statement, JsonNode Nodes);
