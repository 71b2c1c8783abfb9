namespace ConflictEvents.Benchmarks.Generation;

/// <summary>The order in which all revisions were recorded: one event in five was revised, up to nine times, the more often the sooner.</summary>
internal static class Timeline
{
    private const double Revised = 0.2;
    private const int MostRevisions = 10;

    public static Step[] Of(World world, long before)
    {
        var steps = Enumerable.Range(0, world.Events).SelectMany(i => Of(world, i)).ToArray();
        Array.Sort(steps, (a, b) => a.Moment != b.Moment ? a.Moment.CompareTo(b.Moment) : (a.Event, a.Revision).CompareTo((b.Event, b.Revision)));
        var next = new Dictionary<int, long>();
        for (var i = steps.Length - 1; i >= 0; i--)
        {
            var step = steps[i];
            steps[i] = step with { Position = before + i + 1, SupersededAt = next.GetValueOrDefault(step.Event) };
            if (step.Revision > 1)
                next[step.Event] = before + i + 1;
        }
        return steps;
    }

    private static Step[] Of(World world, int number)
    {
        var dice = new Dice(world.Seed, 4, number);
        var revisions = world.Revisions ?? (dice.Is(Revised) ? 2 + dice.Skewed(MostRevisions - 1, 2.5) : 1);
        var steps = new Step[revisions];
        var moment = world.Recorded(number);
        for (var r = 1; r <= revisions; r++)
        {
            steps[r - 1] = new(number, (short)r, r == revisions, moment, 0, 0);
            moment += (world.End - moment) * Math.Pow(dice.Share(), 3);
        }
        return steps;
    }
}
