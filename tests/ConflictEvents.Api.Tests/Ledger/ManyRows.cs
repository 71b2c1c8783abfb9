using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Ledger;

/// <summary>
/// A ledger of 100,000 events with their actors, sources and disputes, made by SQL: a fifth of all records has two to four
/// revisions. What it holds is spread as it would be: some values are rare, some are everywhere.
/// </summary>
internal static class ManyRows
{
    public const int Events = 100_000;

    /// <summary>Actors of this number and above stand in few events; actor-1 stands in every fourth.</summary>
    public const string RareActor = "actor-4000";
    public const string FrequentActor = "actor-1";
    public const string RareTag = "topic:777";
    public const string FrequentTag = "campaign:war";

    /// <summary>The id of the event, source or dispute with this number; like the server's own, ids grow with time.</summary>
    public static Guid Id(int number) => Guid.ParseExact($"0195{number:x8}70008000000000000000", "N");

    /// <summary>The hash of the text of the source with this number.</summary>
    public static string TextHash(int number) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes($"text {number}")));

    public static async Task GenerateAsync(TestDatabase database)
    {
        await database.ExecuteAsync(Sql);
        await database.ExecuteAsync("vacuum");
        // A sample as large as the tables: the statistics, and so the plans, are the same in every run.
        await database.ExecuteAsync("set default_statistics_target = 500; analyze");
    }

    private const string Sql = """
        set maintenance_work_mem = '256MB';
        set work_mem = '64MB';
        create function pg_temp.id(i int) returns uuid immutable return ('0195' || lpad(to_hex(i), 8, '0') || '70008000000000000000')::uuid;
        -- Looks like chance, and is the same in every run.
        create function pg_temp.any(i int, seed int, below int) returns int immutable return (hashint4extended(i, seed) & 2147483647)::int % below;
        -- As short as the writers would have stored them: answers are held against the contract.
        create function pg_temp.details(kind text) returns json immutable return case kind
          when 'meeting' then '{"kind": "meeting", "status": "held", "format": "bilateral", "level": "minister", "participants": [], "topics": [], "outcomes": []}'
          when 'strike' then '{"kind": "strike", "method": "unknown", "targets": [], "targetUse": "unknown"}'
          when 'statement' then '{"kind": "statement", "speakers": [], "acts": [], "content": "", "quoteMode": "paraphrase", "quotes": [], "channel": "unknown"}'
          else '{"kind": "casualty_tally", "metric": "killed", "figure": {"qualifier": "exact", "raw": "3", "unit": "persons"}, "victimClass": "any", "scope": "incident", "countBasis": "unknown", "civilianStatus": "not_stated"}'
          end::json;
        create temp table put_aside as
        select i.indexdef as sql, i.indexname as name from pg_indexes i
        where i.schemaname = 'public' and i.tablename in ('event_revisions', 'actor_revisions', 'source_revisions', 'dispute_revisions', 'changes')
          and not exists (select from pg_constraint c where c.conname = i.indexname);
        do $$ declare one record; begin for one in select * from put_aside loop execute format('drop index %I', one.name); end loop; end $$;

        -- Which record, which revision of it, at which position; later revisions stand anywhere after the first.
        create temp table plan as
        with records as (
          select 'event' as record, i from generate_series(1, 100000) i
          union all select 'source', i from generate_series(1, 50000) i
          union all select 'actor', i from generate_series(1, 20000) i
          union all select 'dispute', i from generate_series(1, 20000) i
        ), revisions as (
          select record, i, n, case n when 1 then i::float else i + (n - 1) * (100000 - i) * (pg_temp.any(i, 1, 1000) / 4000.0) + n / 10.0 end as moment
          from records cross join lateral generate_series(1, case when i % 5 = 0 then 2 + i % 3 else 1 end) n
        )
        select record, i, n, row_number() over (order by moment, record, i) as position, pg_temp.id(i) as id,
          i % 97 = 0 and not lead(true, 1, false) over w as is_closed, i % 53 = 0 and not lead(true, 1, false) over w as is_retracted,
          null::bigint as superseded_at
        from revisions window w as (partition by record, i order by n);
        create temp table later as select record, i, n, lead(position) over (partition by record, i order by n) as superseded_at from plan;
        create temp table p as
        select plan.record, i, n, plan.position, later.superseded_at, id, is_closed, is_retracted,
          timestamptz '2026-01-01 00:00Z' + plan.position * interval '1 second' as at
        from plan join later using (record, i, n);

        insert into changes (position, record, id, revision, action, recorded_at, recorded_by, reason)
        select position, record, case record when 'actor' then 'actor-' || i else id::text end, n, case n when 1 then 'created' else 'revised' end, at, 'desk', 'other' from p;

        insert into source_revisions (id, number, position, superseded_at, recorded_at, recorded_by, change_reason, lifecycle, is_public, is_closed,
          document, publisher, text_sha256, published_on, is_private, is_english, supersedes)
        select id, n, position, superseded_at, at, 'desk', 'other', case when is_retracted then 'retracted' else 'published' end, true, false,
          json_build_object('publisher', 'Daily ' || i % 300, 'publishedAt', '2022-03-10', 'language', 'en', 'kind', 'newspaper', 'access', 'public', 'title', repeat('words ', 20), 'isDeveloping', false),
          'Daily ' || i % 300, encode(sha256(('text ' || i)::bytea), 'hex'), date '2022-02-24' + i % 900, i % 50 = 0, true,
          case when i % 40 = 0 then pg_temp.id(i - 1) end
        from p where record = 'source';
        insert into source_texts (id, text) select id, repeat('words ', 50) from p where record = 'source' and n = 1;

        insert into actor_revisions (id, number, position, superseded_at, recorded_at, recorded_by, change_reason, lifecycle, is_public, is_closed,
          document, type, country, member_of, merged_into, names)
        select 'actor-' || i, n, position, superseded_at, at, 'desk', 'other', case when is_retracted and i > 5000 then 'retracted' else 'published' end, true, false,
          json_build_object('slug', 'actor-' || i, 'name', 'Name ' || md5(i::text), 'type', 'individual', 'aliases', json_build_array('Alias ' || i), 'offices', json_build_array()),
          'individual', case when i % 200 = 2 then 'UKR' when i % 3 = 0 then 'RUS' end, case when i % 10 = 0 then 'actor-' || i / 10 end,
          case when i % 70 = 69 then 'actor-' || i + 1 end, 'actor-' || i || E'\nname ' || md5(i::text) || E'\nalias ' || i
        from p where record = 'actor';

        insert into event_revisions (id, number, position, superseded_at, recorded_at, recorded_by, change_reason, lifecycle, is_public, is_closed,
          document, kind, sort_day, occurred, embargoed_until, actors, relays, sources, tags, links,
          outer_days, terms, quote_rank, is_coarse, point, desk_point, places, desk_places, reported, desk_reported, search, desk_search, country, admin1, method, columns_release)
        select id, n, position, superseded_at, at, 'desk', 'other',
          case when is_retracted then 'retracted' when is_closed then 'withheld' when i % 31 = 0 then 'draft' else 'published' end,
          not is_closed and i % 31 <> 0, is_closed,
          json_build_object('title', 'Event ' || i, 'summary', repeat('words ', 40), 'time', json_build_object('from', day, 'to', day, 'precision', 'day'),
            'location', json_build_object('name', 'Harbour', 'country', 'UKR', 'precision', 'settlement'),
            'citations', json_build_array(json_build_object('source', pg_temp.id(1 + pg_temp.any(i, 3, 50000)), 'chain', json_build_array(), 'supports', json_build_array())),
            'links', json_build_array(), 'tags', json_build_array(), 'externalIds', json_build_array(), 'sensitivity', json_build_array(),
            'verification', json_build_object('occurrence', 'unreviewed', 'responsibility', 'unreviewed', 'harm', 'unreviewed'),
            'lifecycle', 'published', 'details', pg_temp.details(kind)),
          kind,
          case when i % 33 = 0 then '-infinity'::date else day end,
          case when i % 33 = 0 then null when i % 11 = 0 then daterange(day, day + i % 9, '[]') when i % 101 = 0 then daterange(day, null) else daterange(day, day, '[]') end,
          case when i % 31 = 0 and i % 7 = 0 then timestamptz '2030-01-01 00:00Z' + i * interval '1 minute' end,
          case when pg_temp.any(i, 9, 4) = 0 then array['actor-1', 'actor-' || 2 + pg_temp.any(i, 4, 5000)] else array['actor-' || 2 + pg_temp.any(i, 4, 5000)] end,
          case when i % 9 = 0 then array['actor-' || 2 + pg_temp.any(i, 5, 5000)] else '{}' end,
          array[pg_temp.id(1 + pg_temp.any(i, 3, 50000))],
          case when pg_temp.any(i, 10, 2) = 0 then array['campaign:war', 'topic:' || pg_temp.any(i, 6, 1000)] else array['topic:' || pg_temp.any(i, 6, 1000)] end,
          case when i % 3 = 0 and i > 1 then array[pg_temp.id(i / 2)] else '{}' end,
          case when i % 33 = 0 then daterange(null, day, '[]') end,
          array_remove(array['country:' || country, 'admin1:province ' || pg_temp.any(i, 11, 300), 'precision:' || precision, 'deskPrecision:' || precision,
            'verification:unreviewed', 'verification:occurrence:unreviewed', case when i % 500 = 0 then 'verification:disputed' end, case when i % 500 = 0 then 'verification:harm:disputed' end,
            'chainBasis:' || case when i % 700 = 0 then 'scope_ambiguous' else 'explicit' end,
            case kind when 'meeting' then 'status:' || case when i % 40 = 0 then 'refused' else 'held' end when 'strike' then 'method:' || case when i % 300 = 0 then 'chemical' else 'artillery' end
              when 'statement' then 'quoteMode:paraphrase' else 'metric:' || case when i % 900 = 0 then 'detained' else 'killed' end end,
            case when kind = 'strike' then 'target:' || case when i % 250 = 0 then 'education' else 'residential' end end,
            'role:' || role, role || ':actor-' || 2 + pg_temp.any(i, 4, 5000), case when i % 3 = 0 and i > 1 then 'link:about:' || pg_temp.id(i / 2) end, case when i % 6 = 0 and i > 1 then 'link:counts:' || pg_temp.id(i / 2) end], null),
          case when kind = 'statement' then i % 5 end, i % 400 = 0,
          case when precision <> 'country' then place end, case when precision <> 'country' and i % 400 = 0 then place end,
          ' town ' || pg_temp.any(i, 12, 3000) || E' \n province ' || pg_temp.any(i, 11, 300) || ' ', case when i % 400 = 0 then ' hidden town ' || i || ' ' end,
          day + interval '1 day', case when i % 400 = 0 then day + interval '1 day' end,
          event_words(words), case when i % 400 = 0 then event_words(words) end,
          country, 'Province ' || pg_temp.any(i, 11, 300), case when kind = 'strike' then case when i % 300 = 0 then 'chemical' else 'artillery' end end, 3
        from (select *,
          json_build_object('title', 'Event ' || i, 'text', 'word' || pg_temp.any(i, 13, 4000) || ' word' || pg_temp.any(i, 14, 4000) || ' report' || case when i % 50 = 0 then ' hospital' else '' end
            || case when i % 20000 = 7 then ' meteorite' else '' end, 'actors', json_build_array('actor-' || 2 + pg_temp.any(i, 4, 5000))) as words,
          (array['UKR', 'UKR', 'SYR', 'SDN', 'PSE'])[1 + pg_temp.any(i, 15, 5)] as country,
          case when i % 23 = 0 then 'country' when i % 5 = 0 then 'site' else 'settlement' end as precision,
          point(30 + pg_temp.any(i, 16, 100000) / 10000.0, 45 + pg_temp.any(i, 17, 70000) / 10000.0) as place,
          case kind when 'meeting' then 'participant' when 'strike' then 'perpetrator' when 'statement' then 'speaker' else 'counted_by' end as role
          from (select *, date '2022-02-24' + pg_temp.any(i, 2, 1000) as day,
          case when pg_temp.any(i, 7, 20) = 0 then 'meeting' else (array['strike', 'strike', 'statement', 'statement', 'casualty_tally'])[1 + pg_temp.any(i, 8, 5)] end as kind
          from p where record = 'event') d) e;

        insert into dispute_revisions (id, number, position, superseded_at, recorded_at, recorded_by, change_reason, lifecycle, is_public, is_closed,
          document, event, axis, state, holders)
        select id, n, position, superseded_at, at, 'desk', 'other', case when is_retracted then 'retracted' else 'published' end, true, false,
          json_build_object('event', pg_temp.id(i), 'question', 'Who did it?', 'axis', 'responsibility', 'positions', json_build_array(), 'state', 'open'),
          pg_temp.id(1 + i % 100000), (array['occurrence', 'time', 'place', 'responsibility', 'number'])[1 + i % 5],
          (array['open', 'open', 'open', 'compatible', 'resolved', 'withdrawn'])[1 + i % 6], array['actor-' || 2 + pg_temp.any(i, 4, 5000)]
        from p where record = 'dispute';

        insert into external_ids (system, external_id, event) select 'acled', 'UKR' || i, id from p where record = 'event' and n = 1 and i % 3 = 0;
        insert into idempotency_keys (owner, key, fingerprint, outcome, record, id, revision, created_at)
        select 'desk', 'key ' || i, '\x00', 'created', 'event', id, 1, clock_timestamp() from p where record = 'event' and n = 1 and i % 5 = 0;

        do $$ declare one record; begin for one in select * from put_aside loop execute one.sql; end loop; end $$;
        update ledger_head set position = (select max(position) from changes), moment = (select max(recorded_at) from changes);
        """;
}
