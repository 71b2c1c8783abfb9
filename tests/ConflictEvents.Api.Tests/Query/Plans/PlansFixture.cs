using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Query.Plans;

/// <summary>The sample, each of its events a hundred times more under other ids and positions: so much that plans matter.</summary>
public sealed class PlansFixture : ApiFixture
{
    private const string Multiply = """
        do $$
        declare names text;
        begin
          select string_agg(quote_ident(column_name), ', ') into names from information_schema.columns
          where table_name = 'event_revisions' and is_generated = 'NEVER' and column_name not in ('id', 'position');
          execute format('insert into event_revisions (id, position, %1$s) select gen_random_uuid(), h.position + row_number() over (), %1$s
            from event_revisions cross join generate_series(1, 100) cross join (select max(position) as position from ledger_head) h where superseded_at is null', names);
          update ledger_head set position = (select max(position) from event_revisions);
        end $$;
        """;

    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["ConflictEvents:Sample"] = "true" };

    // The copies are in no feed.
    protected override bool FoldsFeed => false;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.ExecuteAsync(Multiply);
        await Database.ExecuteAsync("vacuum analyze event_revisions");
    }
}
