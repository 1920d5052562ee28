using System.Runtime.InteropServices;

namespace Vedette.Collectors.Gpu.Nvml;

/// <summary>
/// NVIDIA's management library, loaded at run time. A call that this driver's version lacks answers <see cref="NvmlResult.FunctionNotFound"/>; where a call has had several forms, the newest is taken.
/// </summary>
internal sealed unsafe class NvmlLibrary : IDisposable
{
    private readonly nint _library;
    private readonly delegate* unmanaged<int> _init;
    private readonly delegate* unmanaged<int> _shutdown;
    private readonly delegate* unmanaged<byte*, uint, int> _driverVersion;
    private readonly delegate* unmanaged<int*, int> _cudaVersion;
    private readonly delegate* unmanaged<uint*, int> _count;
    private readonly delegate* unmanaged<uint, nint*, int> _handle;

    private NvmlLibrary(nint library)
    {
        _library = library;
        _init = (delegate* unmanaged<int>)Find("nvmlInit_v2", "nvmlInit");
        _shutdown = (delegate* unmanaged<int>)Find("nvmlShutdown");
        _driverVersion = (delegate* unmanaged<byte*, uint, int>)Find("nvmlSystemGetDriverVersion");
        _cudaVersion = (delegate* unmanaged<int*, int>)Find("nvmlSystemGetCudaDriverVersion_v2", "nvmlSystemGetCudaDriverVersion");
        _count = (delegate* unmanaged<uint*, int>)Find("nvmlDeviceGetCount_v2", "nvmlDeviceGetCount");
        _handle = (delegate* unmanaged<uint, nint*, int>)Find("nvmlDeviceGetHandleByIndex_v2", "nvmlDeviceGetHandleByIndex");
    }

    /// <summary>Null where there is no such library.</summary>
    public static NvmlLibrary? TryLoad(string path) => NativeLibrary.TryLoad(path, out nint library) ? new NvmlLibrary(library) : null;

    /// <summary>The address of the first of these that the library has; 0 where it has none.</summary>
    public nint Find(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (NativeLibrary.TryGetExport(_library, name, out nint address))
            {
                return address;
            }
        }

        return 0;
    }

    public NvmlResult Initialise() => _init is null ? NvmlResult.FunctionNotFound : (NvmlResult)_init();

    public void Shutdown()
    {
        if (_shutdown is not null)
        {
            _ = _shutdown();
        }
    }

    public string? DriverVersion()
    {
        byte* text = stackalloc byte[81];   // NVML's own size for it is 80.
        new Span<byte>(text, 81).Clear();
        if (_driverVersion is null || _driverVersion(text, 80) != 0)
        {
            return null;
        }

        string version = System.Text.Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));
        return version.Length > 0 ? version : null;
    }

    /// <summary>12.4, from NVML's 12040.</summary>
    public string? CudaVersion()
    {
        int version = 0;
        return _cudaVersion is not null && _cudaVersion(&version) == 0 && version > 0 ? $"{version / 1000}.{version % 1000 / 10}" : null;
    }

    public NvmlResult Count(out uint count)
    {
        uint told = 0;
        NvmlResult result = _count is null ? NvmlResult.FunctionNotFound : (NvmlResult)_count(&told);
        count = told;
        return result;
    }

    public NvmlResult Handle(uint index, out nint device)
    {
        nint told = 0;
        NvmlResult result = _handle is null ? NvmlResult.FunctionNotFound : (NvmlResult)_handle(index, &told);
        device = told;
        return result;
    }

    public void Dispose() => NativeLibrary.Free(_library);
}
