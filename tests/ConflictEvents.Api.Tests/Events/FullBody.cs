using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Events;

/// <summary>Bodies in which every member is filled, so that nothing is lost on the way unseen.</summary>
internal static class FullBody
{
    private const string Text = "\"We counted 13 dead,\" said the mayor on Thursday. The harbour was hit by a missile at half past two.";

    /// <summary>A body of a kind, drafted by an editor, who may set everything.</summary>
    public static async Task<JsonObject> OfAsync(string kind, HttpClient editor)
    {
        var body = await editor.ABodyAsync(kind);
        await FillEnvelopeAsync(body, editor);
        body["details"] = JsonNode.Parse(kind switch
        {
            "meeting" => Meeting(await editor.NewActorAsync(), await editor.NewActorAsync()),
            "strike" => Strike(await editor.NewActorAsync()),
            "statement" => Statement(await editor.NewActorAsync(), await editor.NewActorAsync()),
            _ => Tally(await editor.NewActorAsync(), (await editor.CreateEventAsync(Given.ATally())).Id),
        });
        return body;
    }

    private static async Task FillEnvelopeAsync(JsonObject body, HttpClient editor)
    {
        var other = await editor.CreateEventAsync(Given.AStrike());
        body["summary"] = "A missile hit the harbour — “by mistake”, says one side.";
        body["time"] = JsonNode.Parse("""{"from":"2022-03-10","to":"2022-03-11","at":"2022-03-10T14:30:00+02:00","precision":"minute","raw":"on Thursday"}""");
        body["location"] = JsonNode.Parse("""
            {"name":"Harbour","country":"UKR","admin1":"South Region","admin2":"Harbour District","latitude":46.4857,"longitude":-30.7,"precision":"site","uncertaintyMeters":12.5}
            """);
        body["citations"] = new JsonArray(JsonNode.Parse($$"""
            {"source":"{{await editor.NewSourceAsync(Text)}}","excerpt":{"text":"“We counted 13 dead,” said the mayor"},"chain":["Associated Press","{{await editor.NewActorAsync()}}"],
             "chainBasis":"explicit","supports":["/details"],"polarity":"asserts","note":"second paragraph"}
            """));
        body["links"] = new JsonArray(JsonNode.Parse($$"""{"type":"about","to":"{{other.Id}}","axis":"occurrence","note":"the same morning"}"""));
        body["tags"] = new JsonArray("campaign:harbour-war", "port");
        body["externalIds"] = new JsonArray(new JsonObject { ["system"] = "acled", ["id"] = Given.Fresh("UKR") });
        body["lifecycle"] = "draft";
        body["embargoedUntil"] = "2900-01-01T06:00:00+01:00";
        body["verification"] = JsonNode.Parse("""{"occurrence":"multi_origin","responsibility":"disputed","harm":"pending"}""");
        body["sensitivity"] = new JsonArray("graphic", "personal_data", "minor", "location_risk", "source_risk");
        body["correction"] = "An earlier revision named another pier.";
        body["changeReason"] = "backlog";
        body["changeNote"] = "from the notebook";
    }

    private static string Meeting(string first, string second) => $$"""
        {"kind":"meeting","status":"held","format":"third_party_hosted","level":"envoy",
         "participants":[{"actor":"{{first}}","role":"participant","side":"north"},{"actor":"{{second}}","role":"host"}],
         "topics":["corridors"],"outcomes":[{"code":"agreed_to_continue","note":"next week","heldBy":"{{second}}"}],"durationMinutes":90,"durationApproximate":true}
        """;

    private static string Strike(string perpetrator) => $$"""
        {"kind":"strike","method":"missile","weaponRaw":"a missile","perpetrator":{"actor":"{{perpetrator}}","basis":"asserted_by_officials"},
         "targets":[{"name":"Pier 3","category":"transport","damage":"damaged","location":{"name":"Pier 3","country":"UKR","latitude":46.49,"longitude":30.75,"precision":"site"} }],
         "targetUse":"dual","count":{"low":1,"high":2} }
        """;

    private static string Statement(string speaker, string addressee) => $$"""
        {"kind":"statement","speakers":[{"actor":"{{speaker}}","capacity":"mayor"},{"description":"an aide"}],"acts":["report_fact","accuse"],"content":"Says that 13 died.",
         "quoteMode":"verbatim","quotes":[{"text":"We counted 13 dead","translation":"Мы насчитали 13 погибших"}],"channel":"press_conference","addressee":"{{addressee}}",
         "language":"uk","stance":"contests"}
        """;

    private static string Tally(string counter, string whole) => $$"""
        {"kind":"casualty_tally","metric":"killed","figure":{"low":13,"high":13,"qualifier":"exact","raw":"13 dead","unit":"persons"},"victimClass":"civilian",
         "scope":"cumulative","period":{"from":"2022-02-24","to":"2022-03-10"},"statedAsOf":"2022-03-10","countedBy":"{{counter}}","countBasis":"by_occurrence",
         "partOf":{"tally":"{{whole}}","relation":"subset"},"civilianStatus":"stated_civilian"}
        """;
}
