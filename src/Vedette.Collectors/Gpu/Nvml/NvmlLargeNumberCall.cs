namespace Vedette.Collectors.Gpu.Nvml;

/// <summary>A device's number of 64 bits.</summary>
internal readonly unsafe struct NvmlLargeNumberCall(nint address)
{
    private readonly delegate* unmanaged<nint, ulong*, int> _call = (delegate* unmanaged<nint, ulong*, int>)address;

    public NvmlResult Read(nint device, out ulong value)
    {
        ulong told = 0;
        NvmlResult result = _call is null ? NvmlResult.FunctionNotFound : (NvmlResult)_call(device, &told);
        value = told;
        return result;
    }
}
