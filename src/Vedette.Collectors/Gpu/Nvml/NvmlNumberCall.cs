namespace Vedette.Collectors.Gpu.Nvml;

/// <summary>A device's number of 32 bits.</summary>
internal readonly unsafe struct NvmlNumberCall(nint address)
{
    private readonly delegate* unmanaged<nint, uint*, int> _call = (delegate* unmanaged<nint, uint*, int>)address;

    public NvmlResult Read(nint device, out uint value)
    {
        uint told = 0;
        NvmlResult result = _call is null ? NvmlResult.FunctionNotFound : (NvmlResult)_call(device, &told);
        value = told;
        return result;
    }
}
