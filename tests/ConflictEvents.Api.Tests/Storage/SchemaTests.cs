using ConflictEvents.Actors;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Disputes;
using ConflictEvents.Events;
using ConflictEvents.Sources;

namespace ConflictEvents.Api.Tests.Storage;

public sealed class SchemaTests
{
    public static readonly TheoryData<string, string> Drifts = new()
    {
        { "drop table dispute_revisions cascade", "dispute_revisions: no such table" },
        { "alter table event_revisions drop column relays", "event_revisions.relays: no such column" },
        { "alter table event_revisions add column mood text", "event_revisions.mood: not mapped" },
        { "alter table changes alter column note type varchar(10)", "changes.note: character varying(10), mapped as text" },
        { "alter table changes alter column note set not null", "changes.note: not null, mapped otherwise" },
        { "alter table idempotency_keys drop constraint pk_idempotency_keys, add primary key (key, owner)", "idempotency_keys: primary key key, owner, mapped as owner, key" },
        { "create table notes (text text)", "notes: not mapped" },
    };

    [Fact]
    public async Task The_model_and_the_migrated_schema_agree()
    {
        await using var database = await (await TestServer.GetAsync()).CloneAsync();

        Assert.Empty(await SchemaComparison.DifferencesAsync(database));
    }

    [Theory]
    [MemberData(nameof(Drifts))]
    public async Task A_schema_that_drifts_from_the_model_is_noticed(string drift, string difference)
    {
        await using var database = await (await TestServer.GetAsync()).CloneAsync();
        await database.ExecuteAsync(drift);

        Assert.Equal([difference], await SchemaComparison.DifferencesAsync(database));
    }

    [Fact]
    public async Task The_append_names_every_column_of_a_room_with_its_type()
    {
        await using var database = await (await TestServer.GetAsync()).CloneAsync();
        var ledgers = await ColumnsAsync(database, "actor_revisions");
        ledgers.ExceptWith(ActorRevision.Table.Columns.Select(c => $"{c.Name} {c.Type}"));

        foreach (var table in new[] { ActorRevision.Table, DisputeRevision.Table, EventRevision.Table, SourceRevision.Table })
        {
            var own = await ColumnsAsync(database, table.Name);
            own.ExceptWith(ledgers.Where(c => !c.StartsWith("id ", StringComparison.Ordinal)));
            Assert.Equal(table.Columns.Select(c => $"{c.Name} {c.Type}").Append($"id {table.IdType}").Order(), own.Order());
        }
    }

    private static async Task<HashSet<string>> ColumnsAsync(TestDatabase database, string table) =>
        [.. (await database.RowsAsync($"""
            select column_name || ' ' || case when data_type = 'ARRAY' then substr(udt_name, 2) || '[]' when udt_name = 'timestamptz' then udt_name else data_type end
            from information_schema.columns where table_schema = 'public' and table_name = '{table}'
            """)).Select(r => (string)r[0]!)];
}
