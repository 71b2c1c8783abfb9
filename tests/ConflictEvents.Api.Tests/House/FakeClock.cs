namespace ConflictEvents.Api.Tests.House;

/// <summary>
/// A clock that runs with the real one, which the database has, and can be put forward: its timers that are due by then
/// ring at once.
/// </summary>
public sealed class FakeClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly HashSet<FakeTimer> _timers = [];
    private TimeSpan _ahead;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Puts the clock forward.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        FakeTimer[] timers;
        lock (_lock)
        {
            _ahead += by;
            timers = [.. _timers];
        }
        foreach (var timer in timers)
            timer.Rearm();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        lock (_lock)
            _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class FakeTimer : ITimer
    {
        private readonly FakeClock _clock;
        private readonly Lock _lock = new();
        private readonly ITimer _real;
        private DateTimeOffset? _due;
        private TimeSpan _period;

        public FakeTimer(FakeClock clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _real = System.CreateTimer(_ => Ring(callback, state), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_lock)
            {
                _due = dueTime == Timeout.InfiniteTimeSpan ? null : _clock.GetUtcNow() + dueTime;
                _period = period;
            }
            return Rearm();
        }

        public bool Rearm()
        {
            lock (_lock)
            {
                var wait = _due - _clock.GetUtcNow();
                return _real.Change(wait is null ? Timeout.InfiniteTimeSpan : wait < TimeSpan.Zero ? TimeSpan.Zero : wait.Value, Timeout.InfiniteTimeSpan);
            }
        }

        public void Dispose()
        {
            lock (_clock._lock)
                _clock._timers.Remove(this);
            _real.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Ring(TimerCallback callback, object? state)
        {
            lock (_lock)
            {
                if (_due is null || _due > _clock.GetUtcNow())
                {
                    Rearm(); // a real timer may ring a moment early, or was changed meanwhile
                    return;
                }
                // As a real one that was late: it rings once for all the periods that have passed.
                _due = _period > TimeSpan.Zero ? _clock.GetUtcNow() + _period : null;
                Rearm();
            }
            callback(state);
        }
    }
}
