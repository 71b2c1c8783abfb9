using System.Globalization;

namespace ConflictEvents.Client.Sending;

/// <summary>Where an answer says that it stands.</summary>
internal static class StandHeaders
{
    public static LedgerStand Of(HttpResponseMessage answer) =>
        Value(answer, "Feed-Position") is { } position && Value(answer, "Feed-Epoch") is { } epoch
        && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(number, epoch)
            : throw new BrokenAnswerException("The answer does not say where it stands (Feed-Position, Feed-Epoch); is this a ConflictEvents server?");

    private static string? Value(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? values.First() : null;
}
