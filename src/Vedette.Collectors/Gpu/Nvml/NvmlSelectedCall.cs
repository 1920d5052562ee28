namespace Vedette.Collectors.Gpu.Nvml;

/// <summary>One of several numbers of a device, chosen by a number: a clock by its domain, a temperature by its sensor.</summary>
internal readonly unsafe struct NvmlSelectedCall(nint address)
{
    private readonly delegate* unmanaged<nint, uint, uint*, int> _call = (delegate* unmanaged<nint, uint, uint*, int>)address;

    public NvmlResult Read(nint device, uint which, out uint value)
    {
        uint told = 0;
        NvmlResult result = _call is null ? NvmlResult.FunctionNotFound : (NvmlResult)_call(device, which, &told);
        value = told;
        return result;
    }
}
