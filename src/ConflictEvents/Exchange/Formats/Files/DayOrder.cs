namespace ConflictEvents.Exchange.Formats.Files;

/// <summary>Which way round a column writes its days, month or day first, as shown by those that can be read in one way only.</summary>
internal sealed class DayOrder
{
    private bool seesMonthFirst;
    private bool seesDayFirst;

    /// <summary>True: month first. False: day first. Null: no value shows it, or values show both.</summary>
    public bool? MonthFirst => seesMonthFirst == seesDayFirst ? null : seesMonthFirst;

    /// <summary>Takes a value as evidence.</summary>
    public void Observe(string text)
    {
        if (DayText.Numbers(text) is not var (first, second, _))
            return;
        seesMonthFirst |= first <= 12 && second > 12;
        seesDayFirst |= first > 12 && second <= 12;
    }
}
