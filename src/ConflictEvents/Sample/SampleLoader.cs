using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConflictEvents.Actors;
using ConflictEvents.Disputes;
using ConflictEvents.Events;
using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using ConflictEvents.Sources;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ConflictEvents.Sample;

/// <summary>Loads the sample into an empty ledger, through the same writers as everybody else.</summary>
public sealed partial class SampleLoader(
    LedgerDb db, ActorWriter actors, SourceWriter sources, EventWriter events, DisputeWriter disputes, ILogger<SampleLoader> logger)
{
    private static readonly Caller Author = new("sample", Role.Editor);

    /// <summary>The sample's lines: a record type, a short name for tests, and the record's body.</summary>
    public static IEnumerable<(string Record, string Key, JsonObject Body)> Lines()
    {
        using var stream = typeof(SampleLoader).Assembly.GetManifestResourceStream("ConflictEvents.Sample.sample.ndjson")
            ?? throw new InvalidOperationException("The sample is not in the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var body = JsonNode.Parse(line)!.AsObject();
            var (record, key) = (body["record"]!.GetValue<string>(), body["key"]!.GetValue<string>());
            body.Remove("record");
            body.Remove("key");
            yield return (record, key, body);
        }
    }

    /// <summary>Loads it where nobody else ever recorded anything; goes on where an earlier start was cut off.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (await db.Set<Change>().AnyAsync(c => c.RecordedBy != Author.Name, cancellationToken))
            return;
        var count = 0;
        foreach (var (record, key, body) in Lines())
        {
            if (await IsNewAsync(record, key, Encoding.UTF8.GetBytes(body.ToJsonString()), cancellationToken))
                count++;
        }
        if (count > 0)
            Log.Loaded(logger, count);
    }

    private async Task<bool> IsNewAsync(string record, string key, byte[] body, CancellationToken cancellationToken)
    {
        try
        {
            var written = record switch
            {
                "actor" => await actors.CreateAsync(WireReader.Read<ActorBody>(body), Author, null, cancellationToken),
                "source" => await sources.CreateAsync(WireReader.Read<SourceBody>(body), Author, null, cancellationToken),
                "event" => await events.CreateAsync(WireReader.Read<EventBody>(body), Author, null, cancellationToken),
                "dispute" => await disputes.CreateAsync(WireReader.Read<DisputeBody>(body), Author, null, cancellationToken),
                _ => throw new JsonException($"'{record}' is no record type"),
            };
            return written.Outcome == WriteOutcome.Created;
        }
        catch (ConflictException e) when (e.Code == "already_exists")
        {
            return false;
        }
        catch (InvalidRecordException e)
        {
            throw new InvalidOperationException($"The sample's {record} {key} was refused: {string.Join("; ", e.Failures)}", e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(20, LogLevel.Information, "Loaded the sample of {Count} records")]
        public static partial void Loaded(ILogger logger, int count);
    }
}
