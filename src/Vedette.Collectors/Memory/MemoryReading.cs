namespace Vedette.Collectors.Memory;

/// <summary>The fields of one reading that host gauges are made of, in bytes; null where the kernel does not print one.</summary>
internal struct MemoryReading
{
    private double? _free;
    private double? _available;
    private double? _buffers;
    private double? _cached;
    private double? _swapFree;

    public double? Total { get; private set; }

    public double? SwapTotal { get; private set; }

    /// <summary>
    /// What programs could not get without swapping: total less available; before Linux 3.14, which does not tell what is available, total less free, buffers and cache.
    /// </summary>
    public readonly double? Used => Less(Total, _available ?? (_free + _buffers + _cached));

    /// <summary>Null before Linux 3.14.</summary>
    public readonly double? Available => _available;

    public readonly double? SwapUsed => Less(SwapTotal, _swapFree);

    public void Set(MeminfoField field, double bytes)
    {
        switch (field)
        {
            case MeminfoField.MemTotal: Total = bytes; break;
            case MeminfoField.MemFree: _free = bytes; break;
            case MeminfoField.MemAvailable: _available = bytes; break;
            case MeminfoField.Buffers: _buffers = bytes; break;
            case MeminfoField.Cached: _cached = bytes; break;
            case MeminfoField.SwapTotal: SwapTotal = bytes; break;
            case MeminfoField.SwapFree: _swapFree = bytes; break;
            default: break;
        }
    }

    // In a container part of the file may be the container's and part the host's: more available than there is in total is nothing used.
    private static double? Less(double? total, double? free) => total - free is { } used ? Math.Max(0, used) : null;
}
