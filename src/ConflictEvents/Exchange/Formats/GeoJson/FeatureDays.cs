using ConflictEvents.Exchange.Formats.Files;

namespace ConflictEvents.Exchange.Formats.GeoJson;

/// <summary>The mapped properties that hold days, and which way round each writes them.</summary>
internal sealed class FeatureDays(GeoJsonMapping mapping)
{
    private static readonly string[] Members = ["/time/from", "/time/to", "/details/statedAsOf", "/details/period/from", "/details/period/to"];
    private readonly Dictionary<string, DayOrder> orders = mapping.Fields.Keys.Where(Members.Contains).ToDictionary(p => p, _ => new DayOrder());

    public bool IsDay(string pointer) => orders.ContainsKey(pointer);

    /// <summary>Reads the whole file for it.</summary>
    public async Task ObserveAsync(JsonItemReader items, CancellationToken cancellationToken)
    {
        if (orders.Count == 0)
            return;
        await foreach (var item in items.ItemsAsync(cancellationToken))
            foreach (var (pointer, order) in orders)
                if (item.Broken is null && FeaturePath.Find(item.Value, mapping.Fields[pointer]) is { } value)
                    order.Observe(FeaturePath.Text(value));
    }

    public (DateOnly? Day, string? Trouble) Read(string pointer, string text) => DayText.Read(text, orders[pointer].MonthFirst);
}
