using Vedette.Collectors.Rates;

namespace Vedette.Collectors.Network;

/// <summary>
/// One direction of a host: the traffic of its physical interfaces, or of its virtual ones where it has none. The total adds up increases, so that an interface which goes
/// away takes nothing with it and the total never falls while this process lives; at the first reading it is what the kernel has counted since boot.
/// </summary>
internal sealed class HostTraffic
{
    private RateSum _physicalRate;
    private RateSum _virtualRate;
    private ulong _physicalBytes;
    private ulong _virtualBytes;
    private bool _hasPhysical;
    private bool _hasVirtual;

    public double? BytesPerSecond => _hasPhysical ? _physicalRate.Value : _virtualRate.Value;

    /// <summary>Null where the host has no interface that counts.</summary>
    public double? TotalBytes { get; private set; }

    public void BeginCycle()
    {
        _physicalRate = default;
        _virtualRate = default;
        _physicalBytes = 0;
        _virtualBytes = 0;
        _hasPhysical = false;
        _hasVirtual = false;
    }

    public void Add(InterfaceKind kind, InterfaceTraffic traffic)
    {
        if (kind == InterfaceKind.Physical)
        {
            _hasPhysical = true;
            _physicalRate.Add(traffic.BytesPerSecond);
            _physicalBytes += traffic.NewBytes;
        }
        else if (kind == InterfaceKind.Virtual)
        {
            _hasVirtual = true;
            _virtualRate.Add(traffic.BytesPerSecond);
            _virtualBytes += traffic.NewBytes;
        }
    }

    public void EndCycle()
    {
        if (_hasPhysical || _hasVirtual)
        {
            TotalBytes = (TotalBytes ?? 0) + (_hasPhysical ? _physicalBytes : _virtualBytes);
        }
    }
}
