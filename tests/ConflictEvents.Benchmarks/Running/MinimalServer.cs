using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ConflictEvents.Benchmarks.Running;

/// <summary>
/// The framework's limit: an endpoint that writes the driver's rows by hand, and does nothing else. No key is looked up, nothing is checked,
/// logged or tagged; the statements are one each, prepared, and of this ledger's schema.
/// </summary>
internal static class MinimalServer
{
    private const string Columns = "e.id, e.number, e.position, e.recorded_at, e.change_reason, coalesce(e.public_document, e.document)";
    private const string Seen = "e.superseded_at is null and e.is_public and not e.is_closed and e.lifecycle = 'published'";

    /// <summary>One event.</summary>
    public const string ById = $"select {Columns} from event_revisions e where e.id = $1 and {Seen}";

    /// <summary>The latest 50 of a kind in a country whose days overlap with a range.</summary>
    public const string Page = $"select {Columns} from event_revisions e where {Seen} and e.kind = $1 and e.country = $2 and e.occurred && daterange($3, $4, '[]') and e.sort_day <= $4 order by e.sort_day desc, e.id desc limit 50";

    /// <summary>The events behind a position, with what was done to each. How many is no parameter: the planner must know that they are few.</summary>
    public static string Feed(int limit) => string.Create(CultureInfo.InvariantCulture,
        $"select {Columns}, c.action from event_revisions e join changes c on c.position = e.position where e.position > $1 and e.is_public order by e.position limit {limit}");

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", Environment.GetEnvironmentVariable("ASPNETCORE_URLS"));
        await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("ConnectionStrings__ConflictEvents")) { MaxAutoPrepare = 10 });
        await using var app = builder.Build();
        app.MapGet("/ready", () => "ready");
        app.MapGet("/events/{id:guid}", (Guid id, HttpContext http) => AnswerAsync(http, database, isList: false, ById, new NpgsqlParameter<Guid> { TypedValue = id }));
        app.MapGet("/page", (string kind, string country, DateOnly from, DateOnly to, HttpContext http) => AnswerAsync(http, database, isList: true, Page,
            new NpgsqlParameter<string> { TypedValue = kind }, new NpgsqlParameter<string> { TypedValue = country }, new NpgsqlParameter<DateOnly> { TypedValue = from }, new NpgsqlParameter<DateOnly> { TypedValue = to }));
        app.MapGet("/feed", (long after, int limit, HttpContext http) => AnswerAsync(http, database, isList: true, Feed(limit), new NpgsqlParameter<long> { TypedValue = after }));
        await app.StartAsync(cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
    }

    private static async Task AnswerAsync(HttpContext http, NpgsqlDataSource database, bool isList, string sql, params NpgsqlParameter[] values)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(values);
        await using var rows = await command.ExecuteReaderAsync(http.RequestAborted);
        http.Response.ContentType = "application/json";
        using (var writer = new Utf8JsonWriter(http.Response.BodyWriter, new JsonWriterOptions { SkipValidation = true }))
        {
            if (isList)
                writer.WriteStartArray();
            while (await rows.ReadAsync(http.RequestAborted))
                Write(writer, rows);
            if (isList)
                writer.WriteEndArray();
        }
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    private static void Write(Utf8JsonWriter writer, NpgsqlDataReader row)
    {
        writer.WriteStartObject();
        writer.WriteString("id", row.GetGuid(0));
        writer.WriteNumber("revision", row.GetInt32(1));
        writer.WriteNumber("position", row.GetInt64(2));
        writer.WriteString("recordedAt", row.GetDateTime(3));
        writer.WriteString("changeReason", row.GetString(4));
        if (row.FieldCount > 6)
            writer.WriteString("action", row.GetString(6));
        writer.WritePropertyName("document");
        writer.WriteRawValue(row.GetFieldValue<byte[]>(5), skipInputValidation: true);
        writer.WriteEndObject();
    }
}
