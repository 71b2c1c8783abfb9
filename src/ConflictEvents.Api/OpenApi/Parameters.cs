namespace ConflictEvents.Api.OpenApi;

/// <summary>Says in the contract what a parameter takes. Parameters are strings in code, so that every refusal is ours and names what would be right.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal abstract class ParameterShapeAttribute : Attribute
{
    public bool IsRequired { get; init; }
}

/// <summary>A whole number in a range.</summary>
internal sealed class WholeNumberAttribute(int low, int high, int usual = 0) : ParameterShapeAttribute
{
    public int Low { get; } = low;

    public int High { get; } = high;

    public int Usual { get; } = usual;
}

/// <summary>A calendar day.</summary>
internal sealed class DayAttribute : ParameterShapeAttribute;

/// <summary>An instant with offset.</summary>
internal sealed class InstantAttribute : ParameterShapeAttribute;

/// <summary>A point on the recording clock: a position or an instant.</summary>
internal sealed class PointAttribute : ParameterShapeAttribute;

/// <summary>Yes or no.</summary>
internal sealed class FlagAttribute : ParameterShapeAttribute;

/// <summary>A text of some length.</summary>
internal sealed class WordsAttribute(int most) : ParameterShapeAttribute
{
    public int Most { get; } = most;
}

/// <summary>One of a few words that are no vocabulary of the record.</summary>
internal sealed class OneOfAttribute(params string[] allowed) : ParameterShapeAttribute
{
    public IReadOnlyList<string> Allowed { get; } = allowed;
}

/// <summary>So many numbers separated by commas.</summary>
internal sealed class NumberListAttribute(params int[] counts) : ParameterShapeAttribute
{
    public IReadOnlyList<int> Counts { get; } = counts;
}

/// <summary>Values separated by commas.</summary>
internal sealed class ValueListAttribute(string? format = null) : ParameterShapeAttribute
{
    public string? Format { get; } = format;
}

/// <summary>A parameter out of a vocabulary.</summary>
internal abstract class VocabularyAttribute(Type vocabulary, bool isList) : ParameterShapeAttribute
{
    public Type Vocabulary { get; } = vocabulary;

    public bool IsList { get; } = isList;
}

/// <summary>One word of a vocabulary.</summary>
internal sealed class WordAttribute<T>() : VocabularyAttribute(typeof(T), isList: false) where T : struct, Enum;

/// <summary>Words of a vocabulary separated by commas.</summary>
internal sealed class WordListAttribute<T>() : VocabularyAttribute(typeof(T), isList: true) where T : struct, Enum;
