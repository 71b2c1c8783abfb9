using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using ConflictEvents.Api.Controllers;
using ConflictEvents.Kinds;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.OpenApi;

/// <summary>What an address is about, in the words of the contract: one strike, several strikes.</summary>
internal sealed partial record Resource(string Singular, string Plural)
{
    /// <summary>The group of operations.</summary>
    public string Tag => char.ToUpper(Plural[0], CultureInfo.InvariantCulture) + Plural[1..];

    /// <summary>The part of operation ids that names one: `CasualtyTally`.</summary>
    public string One => Pascal(Singular);

    /// <summary>The part of operation ids that names several: `CasualtyTallies`.</summary>
    public string Many => Pascal(Plural);

    public static Resource Of(KindEntry kind) => new(kind.WireName.Replace('_', ' '), kind.Route.Replace('-', ' '));

    public static Resource Of(TypeInfo controller)
    {
        if (KindOf(controller) is { } kind)
            return Of(EventKinds.Of(kind));
        var plural = controller.GetCustomAttribute<RouteAttribute>()!.Template.Split('/')[^1].Replace('-', ' ');
        return new(plural.TrimEnd('s'), plural);
    }

    public static EventKind? KindOf(TypeInfo controller) => EventDoor.KindOf(controller);

    /// <summary>Words written for events of any kind, said of this resource: the kinds' doors inherit them.</summary>
    public string Say(string words) => AnEvent().Replace(words, found => found.Value switch
    {
        "an event" => $"{(IsVowel(Singular[0]) ? "an" : "a")} {Singular}",
        "events" => Plural,
        _ => Singular,
    });

    private static bool IsVowel(char letter) => "aeiou".Contains(letter);

    private static string Pascal(string words) => string.Concat(words.Split(' ').Select(word => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..]));

    [GeneratedRegex(@"\ban event\b|\bevents\b|\bevent\b")]
    private static partial Regex AnEvent();
}
