using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ConflictEvents.Kinds;

namespace ConflictEvents.Api.OpenApi;

/// <summary>The documentation comments of the code, as the contract's descriptions.</summary>
internal sealed partial class Summaries
{
    private readonly Dictionary<string, XElement> members;

    public Summaries() => members = new[] { typeof(Summaries).Assembly, typeof(EventKind).Assembly }
        .SelectMany(assembly => XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member"))
        .ToDictionary(member => member.Attribute("name")!.Value);

    /// <summary>What a type is.</summary>
    public string Of(Type type) => Text(Find("T:" + Name(type))?.Element("summary"));

    /// <summary>What a word of a vocabulary means.</summary>
    public string Of(Enum word) => Text(Find($"F:{Name(word.GetType())}.{word}")?.Element("summary"));

    /// <summary>What a member of a record means; a positional one is a parameter of its type.</summary>
    public string Of(PropertyInfo property)
    {
        var type = property.DeclaringType!;
        return Told(Find($"P:{Name(type)}.{property.Name}"))?.Element("summary") is { } summary
            ? Text(summary)
            : Parameter(Find("T:" + Name(type)), property.Name);
    }

    /// <summary>What a method does.</summary>
    public string Of(MethodInfo method) => Text(Find(method)?.Element("summary"));

    /// <summary>What a parameter of a method is.</summary>
    public string Of(ParameterInfo parameter) => Parameter(Find((MethodInfo)parameter.Member), parameter.Name!);

    private static string Parameter(XElement? member, string name) =>
        Text(member?.Elements("param").FirstOrDefault(param => param.Attribute("name")?.Value == name));

    // What is said in one place is said for those who refer to it, too.
    private XElement? Told(XElement? member) =>
        member?.Element("inheritdoc")?.Attribute("cref")?.Value is { } other ? Find(other) : member;

    private XElement? Find(string name) => members.GetValueOrDefault(name);

    // An action is never overloaded, so its name is enough to know it by.
    private XElement? Find(MethodInfo method)
    {
        var name = $"M:{Name(method.DeclaringType!)}.{method.Name}";
        return Find(name) ?? members.FirstOrDefault(member => member.Key.StartsWith(name + "(", StringComparison.Ordinal)).Value;
    }

    private static string Name(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static string Text(XElement? element) =>
        element is null ? "" : Spaces().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see => $"`{(see.Attribute("cref") ?? see.Attribute("langword"))!.Value.Split('.', ':')[^1]}`",
        XElement other => other.Value,
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
