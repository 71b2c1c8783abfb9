using ConflictEvents.Exchange.Formats.Acled;
using ConflictEvents.Exchange.Formats.Gdelt;
using ConflictEvents.Exchange.Formats.GeoJson;
using ConflictEvents.Exchange.Formats.Ucdp;

namespace ConflictEvents.Exchange.Formats;

/// <summary>The forms of file that can be imported.</summary>
public static class FileFormats
{
    /// <summary>Every form, in the order in which they are listed to users.</summary>
    public static IReadOnlyList<IFileFormat> All { get; } = [new UcdpFormat(), new AcledFormat(), new GdeltFormat(), new GeoJsonFormat()];

    /// <summary>The form of this name; null where there is none.</summary>
    public static IFileFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);
}
