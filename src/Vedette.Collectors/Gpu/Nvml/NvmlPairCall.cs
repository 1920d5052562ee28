namespace Vedette.Collectors.Gpu.Nvml;

/// <summary>Two numbers of a device: the current and the pending mode, or a utilization and its sampling period.</summary>
internal readonly unsafe struct NvmlPairCall(nint address)
{
    private readonly delegate* unmanaged<nint, uint*, uint*, int> _call = (delegate* unmanaged<nint, uint*, uint*, int>)address;

    public NvmlResult Read(nint device, out uint first)
    {
        uint told = 0;
        uint second = 0;
        NvmlResult result = _call is null ? NvmlResult.FunctionNotFound : (NvmlResult)_call(device, &told, &second);
        first = told;
        return result;
    }
}
