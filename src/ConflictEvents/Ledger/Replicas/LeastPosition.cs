using System.Globalization;

namespace ConflictEvents.Ledger.Replicas;

/// <summary>A position that an answer must take in, as the caller has seen it: in <c>Feed-Position</c>, with or without its <c>Feed-Epoch</c>.</summary>
/// <param name="Epoch">Which life of the ledger; null: whichever it is.</param>
/// <param name="Position">The position.</param>
/// <param name="Name">What it was asked in, for refusals.</param>
public sealed record LeastPosition(Guid? Epoch, long Position, string Name)
{
    private const char Separator = ':';

    /// <summary>Reads a position (<c>1234</c>), or an epoch, a colon and a position.</summary>
    /// <param name="text">What was asked.</param>
    /// <param name="name">What it was asked in.</param>
    /// <exception cref="InvalidParameterException">It is neither.</exception>
    public static LeastPosition Parse(string? text, string name)
    {
        var parts = text?.Split(Separator) ?? [];
        if (parts is [.., var digits] && digits.Length > 0 && digits.All(char.IsAsciiDigit) && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
        {
            if (parts.Length == 1)
                return new(null, position, name);
            if (parts.Length == 2 && Guid.TryParseExact(parts[0], "D", out var epoch))
                return new(epoch, position, name);
        }
        throw new InvalidParameterException(name, "must be one position, such as 1234, or Feed-Epoch, a colon and Feed-Position as an answer gave them");
    }

    /// <summary>Holds it against the head, which nothing is ahead of.</summary>
    /// <exception cref="PositionGoneException">It is of another epoch, or ahead.</exception>
    internal void Demand(LedgerHead head)
    {
        if (Epoch is { } epoch && epoch != head.Epoch)
            throw PositionGoneException.OtherEpoch(Name, head.Epoch);
        if (Position > head.Position)
            throw PositionGoneException.AheadOfHead(Name, Position, head.Position);
    }
}
