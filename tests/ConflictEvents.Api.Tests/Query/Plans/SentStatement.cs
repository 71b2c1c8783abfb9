using System.Collections;
using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ConflictEvents.Api.Tests.Query.Plans;

/// <summary>A statement as it was sent, with the settings of its transaction: as one that is prepared, and runs with its values.</summary>
internal sealed partial record SentStatement(string Text, IReadOnlyList<(string Name, object? Value)> Values, IReadOnlyList<string> Settings)
{
    /// <summary>Whether it is planned with its values each time, prepared or not.</summary>
    public bool IsForcedCustom => Settings.Any(s => s.Contains("force_custom_plan", StringComparison.Ordinal));

    public string Prepare => $"prepare sent ({string.Join(", ", Values.Select(v => TypeOf(v.Value)))}) as {Places().Replace(Text, Place)}";

    public string Execute => Values.Count == 0 ? "execute sent" : $"execute sent ({string.Join(", ", Values.Select(v => Literal(v.Value)))})";

    public static SentStatement Of(DbCommand command, IReadOnlyList<string> settings) =>
        new(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName.TrimStart('@'), p.Value is DBNull ? null : p.Value))], [.. settings]);

    private string Place(Match place)
    {
        var at = Values.ToList().FindIndex(v => v.Name == place.Groups[1].Value);
        return at < 0 ? place.Value : string.Create(CultureInfo.InvariantCulture, $"${at + 1}");
    }

    private static string TypeOf(object? value) => value switch
    {
        null or string => "text",
        Guid => "uuid",
        bool => "boolean",
        short => "smallint",
        int => "integer",
        long => "bigint",
        double => "double precision",
        DateOnly => "date",
        DateTime or DateTimeOffset => "timestamptz",
        IEnumerable<string> => "text[]",
        IEnumerable<Guid> => "uuid[]",
        IEnumerable<int> => "integer[]",
        IEnumerable<long> => "bigint[]",
        _ => throw new InvalidOperationException($"No type is known of {value.GetType()}."),
    };

    private static string Literal(object? value) => value switch
    {
        null => "null",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        DateTime moment => $"'{moment:O}'",
        DateTimeOffset moment => $"'{moment:O}'",
        DateOnly day when day == DateOnly.MinValue => "'-infinity'",
        DateOnly day when day == DateOnly.MaxValue => "'infinity'",
        DateOnly day => $"'{day:yyyy-MM-dd}'",
        IEnumerable list => $"array[{string.Join(", ", list.Cast<object?>().Select(Literal))}]::{TypeOf(value)}",
        _ => $"'{Convert.ToString(value, CultureInfo.InvariantCulture)}'",
    };

    [GeneratedRegex(@"@(\w+)", RegexOptions.NonBacktracking)]
    private static partial Regex Places();
}
