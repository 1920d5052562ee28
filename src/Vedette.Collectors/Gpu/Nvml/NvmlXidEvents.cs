namespace Vedette.Collectors.Gpu.Nvml;

/// <summary>The driver's critical errors (XID), asked for without waiting. Registered once per session.</summary>
internal sealed unsafe class NvmlXidEvents : IDisposable
{
    /// <summary>nvmlEventTypeXidCriticalError.</summary>
    private const ulong XidCriticalError = 0x8;

    /// <summary>A card that dies sends a burst; what is left is taken in the next cycle.</summary>
    private const int MostPerReading = 256;

    private readonly delegate* unmanaged<nint, ulong, nint, int> _register;
    private readonly delegate* unmanaged<nint, NvmlEvent*, uint, int> _wait;
    private readonly delegate* unmanaged<nint, int> _free;
    private readonly nint _set;

    public NvmlXidEvents(NvmlLibrary library)
    {
        _register = (delegate* unmanaged<nint, ulong, nint, int>)library.Find("nvmlDeviceRegisterEvents");
        _wait = (delegate* unmanaged<nint, NvmlEvent*, uint, int>)library.Find("nvmlEventSetWait_v2", "nvmlEventSetWait");
        _free = (delegate* unmanaged<nint, int>)library.Find("nvmlEventSetFree");
        var create = (delegate* unmanaged<nint*, int>)library.Find("nvmlEventSetCreate");
        nint set = 0;
        _set = create is not null && create(&set) == 0 ? set : 0;
    }

    /// <summary>False where the driver has no events for the card.</summary>
    public bool TryRegister(nint device) => _set != 0 && _register is not null && _wait is not null && _register(device, XidCriticalError, _set) == 0;

    /// <summary>Adds the (device, XID) of what has come since the last reading.</summary>
    public void Read(List<(nint Device, long Xid)> found)
    {
        if (_set == 0 || _wait is null)
        {
            return;
        }

        for (int i = 0; i < MostPerReading; i++)
        {
            NvmlEvent came = default;
            if (_wait(_set, &came, 0) != 0)
            {
                return;   // Nothing more to hear, or the card whose events these are is gone.
            }

            if (came.Type == XidCriticalError)
            {
                found.Add((came.Device, (long)Math.Min(came.Data, long.MaxValue)));
            }
        }
    }

    public void Dispose()
    {
        if (_set != 0 && _free is not null)
        {
            _ = _free(_set);
        }
    }
}
