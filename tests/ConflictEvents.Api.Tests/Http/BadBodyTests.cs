using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Http;

public sealed class BadBodyTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Strike =
        """{"title":"A strike","time":{"from":"2022-03-10","precision":"day"},"location":{"name":"Harbour","latitude":46.5,"longitude":30.7,"precision":"site"},"details":{"kind":"strike"}}""";

    private static readonly Encoding Latin1 = Encoding.Latin1;

    [Theory]
    [InlineData("nothing", "", "", "required")]
    [InlineData("cut off", """{"title":"A str""", "/title", "syntax")]
    [InlineData("null", "null", "", "type")]
    [InlineData("a list", "[]", "", "type")]
    [InlineData("a string", "\"strike\"", "", "type")]
    [InlineData("a number", "1", "", "type")]
    [InlineData("two values", "{} {}", "", "syntax")]
    [InlineData("no JSON", "title=A+strike", "", "syntax")]
    [InlineData("a comment", "{/* here */}", "", "syntax")]
    [InlineData("single quotes", "{'title':'A strike'}", "", "syntax")]
    public async Task A_body_that_is_no_JSON_object_is_refused(string why, string body, string pointer, string code)
    {
        Assert.NotEmpty(why);
        await RefusedAsync(Encoding.UTF8.GetBytes(body), pointer, code);
    }

    // Each is put in the place of a member of a body that is right.
    [Theory]
    [InlineData("title", """ "title":"A strike","title":"Another strike" """, "/title", "duplicate_member")]
    [InlineData("title", """ "title":"A strike","nobody":1,"nobody":2 """, "/nobody", "unknown_member")]
    [InlineData("title", """ "title":"A strike", """, "", "syntax")]
    [InlineData("title", """ "title":"A strike","Summary":"x" """, "/Summary", "unknown_member")]
    [InlineData("title", """ "title":"A strike","a/b~c":1 """, "/a~1b~0c", "unknown_member")]
    [InlineData("title", """ "title":null """, "/title", "null")]
    [InlineData("title", """ "summary":"no title" """, "/title", "required")]
    [InlineData("title", """ "title":"" """, "/title", "required")]
    [InlineData("title", """ "title":" \t " """, "/title", "required")]
    [InlineData("title", """ "title":7 """, "/title", "type")]
    [InlineData("title", """ "title":["A strike"] """, "/title", "type")]
    [InlineData("title", """ "title":"nul \u0000" """, "/title", "text")]
    [InlineData("title", """ "title":"escape \u001b[31m" """, "/title", "text")]
    [InlineData("title", """ "title":"delete \u007f" """, "/title", "text")]
    [InlineData("title", """ "title":"half \ud800 pair" """, "/title", "text")]
    [InlineData("title", """ "title":"half \udc00 pair" """, "/title", "text")]
    [InlineData("title", """ "title":"A strike","citations":null """, "/citations", "null")]
    [InlineData("title", """ "title":"A strike","citations":[null] """, "/citations/0", "null_item")]
    [InlineData("title", """ "title":"A strike","tags":[null] """, "/tags/0", "null_item")]
    [InlineData("title", """ "title":"A strike","tags":{} """, "/tags", "type")]
    [InlineData("title", """ "title":"A strike","id":"7" """, "/id", "type")]
    [InlineData("title", """ "title":"A strike","lifecycle":"PUBLISHED" """, "/lifecycle", "vocabulary")]
    [InlineData("title", """ "title":"A strike","lifecycle":"draft,published" """, "/lifecycle", "vocabulary")]
    [InlineData("title", """ "title":"A strike","lifecycle":1 """, "/lifecycle", "vocabulary")]
    [InlineData("title", """ "title":"A strike","embargoedUntil":"2999-01-01T00:00:00" """, "/embargoedUntil", "instant")]
    [InlineData("title", """ "title":"A strike","embargoedUntil":"2999-01-01" """, "/embargoedUntil", "instant")]
    [InlineData("title", """ "title":"A strike","embargoedUntil":"294277-01-01T00:00:00Z" """, "/embargoedUntil", "instant")]
    [InlineData("title", """ "title":"A strike","embargoedUntil":"2022-03-10T23:59:60Z" """, "/embargoedUntil", "instant")]
    [InlineData("latitude", """ "latitude":"46.5" """, "/location/latitude", "number")]
    [InlineData("latitude", """ "latitude":"NaN" """, "/location/latitude", "number")]
    [InlineData("latitude", """ "latitude":NaN """, "/location/latitude", "syntax")]
    [InlineData("latitude", """ "latitude":1e400 """, "/location/latitude", "number")]
    [InlineData("latitude", """ "latitude":-1e400 """, "/location/latitude", "number")]
    [InlineData("latitude", """ "latitude":90.4 """, "/location/latitude", "out_of_range")]
    [InlineData("latitude", """ "latitude":-90.0000001 """, "/location/latitude", "out_of_range")]
    [InlineData("longitude", """ "longitude":180.1 """, "/location/longitude", "out_of_range")]
    [InlineData("from", """ "from":"2026-02-30" """, "/time/from", "date")]
    [InlineData("from", """ "from":"0000-00-00" """, "/time/from", "date")]
    [InlineData("from", """ "from":"9999-12-31" """, "/time/from", "date")]
    [InlineData("from", """ "from":"294277-01-01" """, "/time/from", "date")]
    [InlineData("from", """ "from":"10.03.2022" """, "/time/from", "date")]
    [InlineData("from", """ "from":"2022-03-10T00:00:00Z" """, "/time/from", "date")]
    [InlineData("from", """ "from":20220310 """, "/time/from", "date")]
    [InlineData("kind", """ "kind":"battle" """, "/details/kind", "vocabulary")]
    [InlineData("kind", """ "kind":"Strike" """, "/details/kind", "vocabulary")]
    [InlineData("kind", """ "method":"missile" """, "/details/kind", "required")]
    [InlineData("kind", """ "kind":"strike","method":2 """, "/details/method", "vocabulary")]
    [InlineData("kind", """ "kind":"strike","method":"AirStrike" """, "/details/method", "vocabulary")]
    [InlineData("kind", """ "kind":"strike","method":" missile " """, "/details/method", "vocabulary")]
    [InlineData("kind", """ "kind":"strike","speakers":[] """, "/details/speakers", "unknown_member")]
    [InlineData("kind", """ "kind":"strike","count":{"low":1.5} """, "/details/count/low", "type")]
    [InlineData("kind", """ "kind":"strike","count":{"low":"3"} """, "/details/count/low", "type")]
    [InlineData("kind", """ "kind":"strike","count":{"low":99999999999999999999} """, "/details/count/low", "type")]
    public async Task A_member_that_is_not_understood_is_refused_by_its_pointer(string member, string instead, string pointer, string code)
    {
        var body = With(member, instead);

        var problem = await RefusedAsync(Encoding.UTF8.GetBytes(body), pointer, code);

        Assert.All(problem["errors"]!.AsArray(), e => Assert.False(string.IsNullOrWhiteSpace((string?)e!["detail"])));
    }

    [Fact]
    public async Task A_refused_word_names_the_allowed_ones()
    {
        var problem = await RefusedAsync(Encoding.UTF8.GetBytes(With("kind", """ "kind":"strike","method":"cannon" """)), "/details/method", "vocabulary");

        Assert.Contains("shelling", (string)problem["errors"]![0]!["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_missing_is_reported_at_once()
    {
        using var answer = await PostAsync("{}"u8.ToArray());

        var errors = (await answer.ShouldBeProblemAsync(400))["errors"]!.AsArray().Select(e => (string)e!["pointer"]!);
        Assert.Superset(new HashSet<string> { "/title", "/time", "/details" }, errors.ToHashSet());
    }

    [Theory]
    [InlineData(10_000)]
    [InlineData(33)]
    public async Task A_body_that_is_nested_too_deeply_is_refused(int depth)
    {
        var body = With("title", $"\"title\":\"A strike\",\"revision\":{new string('[', depth)}{new string(']', depth)}");

        await RefusedAsync(Encoding.UTF8.GetBytes(body), "/revision", "depth");
    }

    [Theory]
    [InlineData("title")]
    [InlineData("recordedBy")]
    public async Task Text_that_is_no_utf8_is_refused_also_where_it_would_be_ignored(string member)
    {
        var body = Latin1.GetBytes(With("title", $"\"title\":\"A strike\",\"{member}x\":\"caf\u00e9\"").Replace($"{member}x", member, StringComparison.Ordinal));

        await RefusedAsync(body, "", "text");
    }

    [Fact]
    public async Task A_byte_order_mark_is_passed_over()
    {
        using var answer = await api.Client(Role.Contributor).SendAsync(Refusals.Request(HttpMethod.Post, "/v1/events", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Strike)]));

        await answer.ShouldBeAsync(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json")]
    public async Task Utf16_is_refused(string contentType)
    {
        using var answer = await PostAsync([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Strike)], contentType);

        await answer.ShouldBeProblemAsync(contentType.Contains("charset", StringComparison.Ordinal) ? 415 : 400);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("text/json")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json-patch+json")]
    [InlineData("application/json; charset=utf-7")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("application")]
    [InlineData("*/*")]
    [InlineData("application/merge-patch+json")]
    public async Task Another_content_type_than_JSON_in_utf8_is_refused(string? contentType)
    {
        using var answer = await PostAsync(Encoding.UTF8.GetBytes(Strike), contentType);

        await answer.ShouldBeProblemAsync(415, "unsupported_media_type");
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON; charset=\"UTF-8\"")]
    public async Task JSON_in_utf8_is_taken_however_it_is_written(string contentType)
    {
        using var answer = await api.Client(Role.Contributor).SendAsync(Refusals.Request(HttpMethod.Post, "/v1/events", Encoding.UTF8.GetBytes(Strike), contentType));

        await answer.ShouldBeAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_compressed_body_is_refused_unread()
    {
        using var bomb = new MemoryStream();
        await using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
            await gzip.WriteAsync(new byte[20_000_000]);
        var request = Refusals.Request(HttpMethod.Post, "/v1/events", bomb.ToArray());
        request.Content!.Headers.ContentEncoding.Add("gzip");

        using var answer = await api.AskInVainAsync(api.Client(Role.Contributor), request);

        await answer.ShouldBeProblemAsync(415, "unsupported_media_type");
    }

    [Theory]
    [InlineData("title", 200)]
    [InlineData("summary", 4000)]
    [InlineData("correction", 500)]
    [InlineData("changeNote", 1000)]
    public async Task The_length_of_a_text_is_counted_in_characters_not_in_bytes(string member, int most)
    {
        var contributor = api.Client(Role.Contributor);
        var fits = string.Concat(Enumerable.Repeat("\U0001F30D", most));

        await contributor.CreateEventAsync(Given.AStrike().With(member, fits));
        using var answer = await PostAsync(Encoding.UTF8.GetBytes(Given.AStrike().With(member, fits + "a").ToJsonString()));

        await answer.ShouldBeProblemAsync(400, $"/{member}", "too_long");
    }

    [Theory]
    [InlineData("/v1/events", 1024 * 1024 + 1)]
    [InlineData("/v1/actors", 1024 * 1024 + 1)]
    [InlineData("/v1/sources", 4 * 1024 * 1024 + 1)]
    [InlineData("/v1/disputes", 1024 * 1024 + 1)]
    public async Task A_body_that_is_too_large_is_refused(string path, int bytes)
    {
        var body = new byte[bytes];
        Array.Fill(body, (byte)' ');

        using var answer = await api.AskInVainAsync(api.Client(Role.Editor), Refusals.Request(HttpMethod.Post, path, body));

        await answer.ShouldBeProblemAsync(413, "too_large");
    }

    [Fact]
    public async Task Numbers_come_back_as_they_were_sent()
    {
        var sent = With("latitude", "\"latitude\":0.30000000000000004").Replace("\"longitude\":30.7", "\"longitude\":-0", StringComparison.Ordinal);
        using var answer = await api.Client(Role.Contributor).SendAsync(Refusals.Request(HttpMethod.Post, "/v1/events", Encoding.UTF8.GetBytes(sent)));
        await answer.ShouldBeAsync(HttpStatusCode.Created);

        var text = await answer.Content.ReadAsStringAsync();

        Assert.Contains("\"latitude\":0.30000000000000004,\"longitude\":0,", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_too_small_to_hold_is_zero()
    {
        using var answer = await api.Client(Role.Contributor).SendAsync(Refusals.Request(HttpMethod.Post, "/v1/events", Encoding.UTF8.GetBytes(With("latitude", "\"latitude\":1e-400"))));
        await answer.ShouldBeAsync(HttpStatusCode.Created);

        Assert.Equal(0, (double)(await answer.JsonAsync())["location"]!["latitude"]!);
    }

    [Theory]
    [InlineData("right to left \u202etxet")]
    [InlineData("zero\u200bwidth")]
    [InlineData("e\u0301 beside \u00e9")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("'; drop table changes; --")]
    [InlineData("\U0001F30D and \uFFFD and \uFDD0")]
    public async Task Odd_text_is_kept_as_it_was_sent(string text)
    {
        var stored = await api.Client(Role.Contributor).CreateEventAsync(Given.AStrike(title: text));
        using var read = await api.Client(Role.Contributor).GetAsync(new Uri(stored.Path, UriKind.Relative));
        var json = await read.Content.ReadAsStringAsync();

        Assert.Equal(text, (string)JsonNode.Parse(json)!["title"]!);
        Assert.DoesNotContain("<script", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"title":null}""", 400, "/title", "required")]
    [InlineData("""{"time":null}""", 400, "/time", "required")]
    [InlineData("""{"details":null}""", 400, "/details", "required")]
    [InlineData("""{"location":null}""", 400, "/location", "location_required")]
    [InlineData("""{"id":"0195f3a0-0000-7000-8000-000000000001"}""", 400, "/id", "other_id")]
    [InlineData("""{"nobody":1}""", 400, "/nobody", "unknown_member")]
    [InlineData("""{"title":"a","title":"b"}""", 400, "/title", "duplicate_member")]
    [InlineData("""{"location":{"name":"a","name":"b"}}""", 400, "/location/name", "duplicate_member")]
    [InlineData("""{"title":"\ud800"}""", 400, "/title", "text")]
    [InlineData("""{"details":{"method":"cannon"}}""", 400, "/details/method", "vocabulary")]
    [InlineData("""[{"op":"remove","path":"/title"}]""", 400, "", "type")]
    [InlineData("null", 400, "", "type")]
    [InlineData("", 400, "", "required")]
    public async Task A_patch_that_would_break_the_record_is_refused(string patch, int status, string pointer, string code)
    {
        var strike = await api.Client(Role.Contributor).CreateEventAsync(Given.AStrike());
        var request = Refusals.Request(HttpMethod.Patch, strike.Path, Encoding.UTF8.GetBytes(patch), "application/merge-patch+json");
        request.Headers.TryAddWithoutValidation("If-Match", strike.ETag);

        using var answer = await api.AskInVainAsync(api.Client(Role.Contributor), request);

        await answer.ShouldBeProblemAsync(status, pointer, code);
    }

    [Fact]
    public async Task A_patch_of_the_kind_is_a_conflict()
    {
        var strike = await api.Client(Role.Contributor).CreateEventAsync(Given.AStrike());

        using var answer = await api.Client(Role.Contributor).PatchAsync(strike.Path, new JsonObject { ["details"] = new JsonObject { ["kind"] = "statement" } }, strike.ETag);

        await answer.ShouldBeProblemAsync(409);
        Assert.Equal(1, (int)(await api.Client(Role.Contributor).ReadAsync(strike.Path))["revision"]!);
    }

    [Fact]
    public async Task A_JSON_patch_is_refused_by_its_content_type()
    {
        var strike = await api.Client(Role.Contributor).CreateEventAsync(Given.AStrike());
        var request = Refusals.Request(HttpMethod.Patch, strike.Path, "[]"u8.ToArray(), "application/json-patch+json");
        request.Headers.TryAddWithoutValidation("If-Match", strike.ETag);

        using var answer = await api.AskInVainAsync(api.Client(Role.Contributor), request);

        await answer.ShouldBeProblemAsync(415, "unsupported_media_type");
    }

    // Other rooms read their bodies with the same reader; each is asked once.
    [Theory]
    [InlineData("/v1/actors", """{"slug":"x","name":"X","type":"individual","nobody":1}""", "/nobody", "unknown_member")]
    [InlineData("/v1/actors", """{"slug":"x","name":"X","type":"wizard"}""", "/type", "vocabulary")]
    [InlineData("/v1/actors", """{"slug":"x","name":"X\u0000","type":"individual"}""", "/name", "text")]
    [InlineData("/v1/actors", """{"slug":"x","name":"X","type":"individual","offices":[{"title":"Y","from":"2022-13-01"}]}""", "/offices/0/from", "date")]
    [InlineData("/v1/sources", """{"publisher":"P","language":"en","kind":"wire","publishedAt":"yesterday"}""", "/publishedAt", "date")]
    [InlineData("/v1/sources", """{"publisher":"P","language":"en","kind":"wire","publishedAt":"2022-03-10T10:00:00"}""", "/publishedAt", "date")]
    [InlineData("/v1/sources", """{"publisher":"P","language":"en","kind":"wire","isDeveloping":"true"}""", "/isDeveloping", "type")]
    [InlineData("/v1/sources", """{"publisher":"P","language":"en","kind":"wire","text":"\ud800"}""", "/text", "text")]
    [InlineData("/v1/disputes", """{"event":"nobody"}""", "/event", "type")]
    [InlineData("/v1/disputes", """{}""", "/question", "required")]
    [InlineData("/v1/keys", """{"name":"x","role":"root"}""", "/role", "vocabulary")]
    [InlineData("/v1/keys", """{"name":"x","role":3}""", "/role", "vocabulary")]
    [InlineData("/v1/keys", """{}""", "/name", "required")]
    public async Task Every_room_reads_as_strictly(string path, string body, string pointer, string code)
    {
        using var answer = await api.AskInVainAsync(api.Client(Role.Admin), Refusals.Request(HttpMethod.Post, path, Encoding.UTF8.GetBytes(body)));

        await answer.ShouldBeProblemAsync(400, pointer, code);
    }

    private async Task<JsonObject> RefusedAsync(byte[] body, string pointer, string code)
    {
        using var answer = await PostAsync(body);
        await answer.ShouldBeProblemAsync(400);
        return await answer.ShouldBeProblemAsync(400, pointer, code);
    }

    private Task<HttpResponseMessage> PostAsync(byte[] body, string? contentType = "application/json") =>
        api.AskInVainAsync(api.Client(Role.Contributor), Refusals.Request(HttpMethod.Post, "/v1/events", body, contentType));

    private static string With(string member, string instead)
    {
        var start = Strike.IndexOf($"\"{member}\":", StringComparison.Ordinal);
        var end = Strike.IndexOfAny([',', '}'], start);
        return Strike[..start] + instead.Trim() + Strike[end..];
    }
}
