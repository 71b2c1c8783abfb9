using System.ComponentModel.DataAnnotations;

namespace ConflictEvents.Api.Limiting;

/// <summary>What a setting may be; a refused one is named as it is set in the environment.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SettingRangeAttribute(string section, int low, int high) : RangeAttribute(low, high)
{
    public override string FormatErrorMessage(string name) =>
        $"{section.Replace(":", "__", StringComparison.Ordinal)}__{name} must be a whole number from {Minimum} to {Maximum}";
}
