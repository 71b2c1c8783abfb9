using FluentValidation;

namespace ConflictEvents.Kinds;

/// <summary>A number of people as the source words it, and the bounds of what those words can mean.</summary>
public sealed record Figure
{
    /// <summary>At least so many; 0 or more. Filled in from `raw` by `qualifier` where left out; null for an open end.</summary>
    public long? Low { get; init; }

    /// <summary>
    /// At most so many; not below `low`. Filled in from `raw` by `qualifier` where left out; null for an open end.
    /// Vague words (`dozens` ... `several`) have no upper bound of their own, and one may be sent.
    /// </summary>
    public long? High { get; init; }

    /// <summary>How the figure was worded.</summary>
    public required Qualifier? Qualifier { get; init; }

    /// <summary>
    /// The words as printed ("more than a dozen"), 1 to 200 characters. Where the text of the source is stored they
    /// occur in an excerpt.
    /// </summary>
    public required string Raw { get; init; }

    /// <summary>What one of the figure is.</summary>
    public required FigureUnit? Unit { get; init; }

    /// <summary>The figure with the bounds that follow from its words. Only of a figure that keeps the rules.</summary>
    internal Figure Complete()
    {
        var bounds = FigureReading.Agreeing(this)[0];
        return this with { Low = bounds.Low, High = bounds.High };
    }

    /// <summary>
    /// Whether two complete figures cannot both be right: their bounds do not meet. "3" and "at least 3" can, "3" and
    /// "at least 5" cannot. `about` reaches a tenth to either side; figures of different units are not compared.
    /// </summary>
    internal bool Contradicts(Figure other) => Unit == other.Unit && (Reach.Low > other.Reach.High || other.Reach.Low > Reach.High);

    private (decimal Low, decimal High) Reach
    {
        get
        {
            var slack = Qualifier == Kinds.Qualifier.About ? 0.1m : 0m;
            return (Low * (1 - slack) ?? decimal.MinValue, High * (1 + slack) ?? decimal.MaxValue);
        }
    }
}

internal sealed class FigureRules : AbstractValidator<Figure>
{
    public FigureRules()
    {
        RuleFor(f => f.Qualifier).RequiredWord();
        RuleFor(f => f.Raw).RequiredText(200, "the words as printed, such as 'more than a dozen'");
        RuleFor(f => f.Unit).RequiredWord();
        RuleFor(f => f.Low).Within(0, Bounds.Largest);
        RuleFor(f => f.High).Within(0, Bounds.Largest);
        RuleFor(f => f).Custom(Agree);
    }

    private static void Agree(Figure figure, ValidationContext<Figure> context)
    {
        if (figure.Low > figure.High)
        {
            context.Refuse(nameof(Figure.Low), "reversed",
                "The lower bound is above the upper one: send low and high with low not above high.");
        }
        else if (figure.Qualifier is not null && figure.Raw is not null && InRange(figure.Low) && InRange(figure.High))
        {
            ByWords(figure, context);
        }
    }

    private static bool InRange(long? bound) => bound is null or (>= 0 and <= Bounds.Largest);

    private static void ByWords(Figure figure, ValidationContext<Figure> context)
    {
        var allowed = FigureReading.Allowed(figure);
        var agreeing = FigureReading.Agreeing(figure);
        if (allowed.Count == 0 && FigureReading.NeedsNumber(figure))
        {
            context.Refuse(Missing(figure), "bounds_required",
                "No number can be read in raw: send the bounds that it means, by its qualifier.");
        }
        else if (agreeing.Count > 1)
        {
            context.Refuse(Missing(figure), "bounds_required",
                $"Several numbers can be read in raw: send the bounds, {Listed(agreeing)}.");
        }
        else if (agreeing.Count == 0)
        {
            context.Refuse(Wrong(figure, allowed), "bounds_contradict_words",
                $"With this qualifier raw gives {Listed(allowed)}: send these, or leave the bounds out.");
        }
        else if (!agreeing[0].IsPossible)
        {
            context.Refuse(nameof(Figure.High), "reversed",
                $"The upper bound is below {agreeing[0].Low}, the least that the qualifier means.");
        }
    }

    private static string Missing(Figure figure) =>
        figure.Low is null && figure.Qualifier is not (Qualifier.AtMost or Qualifier.FewerThan) ? nameof(Figure.Low) : nameof(Figure.High);

    private static string Wrong(Figure figure, IReadOnlyList<Bounds> allowed) =>
        allowed.Any(bounds => figure.Low is null || figure.Low == bounds.Low) ? nameof(Figure.High) : nameof(Figure.Low);

    private static string Listed(IReadOnlyList<Bounds> bounds) => bounds.Count == 0 ? "no bounds" : string.Join("; or ", bounds.Take(5));
}
