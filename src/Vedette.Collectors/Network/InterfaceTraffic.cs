using Vedette.Collectors.Rates;

namespace Vedette.Collectors.Network;

/// <summary>One direction of one interface: what its byte counter did since the reading before.</summary>
internal sealed class InterfaceTraffic
{
    private readonly CounterRate _rate = new(CounterRate.HighestBytesPerSecond);
    private bool _isNew = true;

    /// <summary>Null at the first reading.</summary>
    public double? BytesPerSecond { get; private set; }

    /// <summary>The whole counter at the first reading: the interface did not exist before it.</summary>
    public ulong NewBytes { get; private set; }

    public void Advance(ulong counter, double monotonicSeconds)
    {
        bool known = _rate.TryNext(counter, monotonicSeconds, out CounterStep step);
        BytesPerSecond = known ? step.PerSecond : null;
        NewBytes = _isNew ? counter : step.Increase;
        _isNew = false;
    }
}
