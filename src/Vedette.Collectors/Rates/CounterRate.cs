namespace Vedette.Collectors.Rates;

/// <summary>
/// Turns readings of one counter into steps. The first reading is only a baseline. A counter that fell is taken to have restarted from zero (Prometheus' rule), so its
/// increase is its new value. A step that no device can make means that the counter was replaced, not counted up: it gives nothing and becomes the new baseline.
/// </summary>
internal sealed class CounterRate(double highestPerSecond)
{
    /// <summary>Twenty ports of 400 Gbit/s; no single disk or interface comes near.</summary>
    public const double HighestBytesPerSecond = 1e12;

    private bool _hasBaseline;
    private ulong _counter;
    private double _seconds;

    /// <param name="counter">The reading.</param>
    /// <param name="monotonicSeconds">When it was taken, on a clock that never jumps.</param>
    /// <param name="step">Since the reading before.</param>
    public bool TryNext(ulong counter, double monotonicSeconds, out CounterStep step)
    {
        double elapsed = monotonicSeconds - _seconds;
        if (_hasBaseline && elapsed == 0)
        {
            step = default;   // Asked twice at one moment: the baseline stays, so that nothing is lost.
            return false;
        }

        ulong increase = counter >= _counter ? counter - _counter : counter;
        bool usable = _hasBaseline && elapsed > 0;
        _hasBaseline = true;
        _counter = counter;
        _seconds = monotonicSeconds;

        double perSecond = usable ? increase / elapsed : 0;
        usable = usable && perSecond <= highestPerSecond;
        step = usable ? new CounterStep(increase, perSecond) : default;
        return usable;
    }
}
