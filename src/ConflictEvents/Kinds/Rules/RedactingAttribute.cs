namespace ConflictEvents.Kinds;

/// <summary>Says of a member what a redaction does with its text, where that is no wording in which a mark could stand.</summary>
/// <param name="as">What it does.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RedactingAttribute(Redacting @as) : Attribute
{
    public Redacting As { get; } = @as;
}
