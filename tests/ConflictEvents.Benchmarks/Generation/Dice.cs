namespace ConflictEvents.Benchmarks.Generation;

/// <summary>Looks like chance, and is the same in every run: each thing that is made has dice of its own, so that any one can be made again by itself.</summary>
internal struct Dice(ulong seed, int stream, long index)
{
    private ulong state = Mix(Mix(seed + (ulong)stream * 0x9E3779B97F4A7C15) + (ulong)index);

    public ulong Next() => Mix(state += 0x9E3779B97F4A7C15);

    /// <summary>0 to 1, without 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    public int Below(int most) => (int)(Share() * most);

    public bool Is(double share) => Share() < share;

    /// <summary>One of so many, the first ones far more often than the last.</summary>
    public int Skewed(int most, double power) => (int)(most * Math.Pow(Share(), power));

    public T Of<T>(IReadOnlyList<T> all) => all[Below(all.Count)];

    /// <summary>One of a list, the first ones more often.</summary>
    public T OfFirst<T>(IReadOnlyList<T> all, double power = 2) => all[Skewed(all.Count, power)];

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
