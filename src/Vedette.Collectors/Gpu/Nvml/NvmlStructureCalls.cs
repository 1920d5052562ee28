namespace Vedette.Collectors.Gpu.Nvml;

/// <summary>The calls about one device that fill structures or take several arguments.</summary>
internal sealed unsafe class NvmlStructureCalls(NvmlLibrary library)
{
    /// <summary>NVML_FI_DEV_MEMORY_TEMP.</summary>
    private const uint MemoryTemperatureField = 82;

    /// <summary>NVML's way to mark a structure's form: its size, and the form's number in the highest byte.</summary>
    private static readonly uint MemoryV2Form = (uint)sizeof(NvmlMemoryV2) | (2u << 24);

    private readonly delegate* unmanaged<nint, NvmlMemoryV2*, int> _memoryV2 = (delegate* unmanaged<nint, NvmlMemoryV2*, int>)library.Find("nvmlDeviceGetMemoryInfo_v2");
    private readonly delegate* unmanaged<nint, NvmlMemory*, int> _memory = (delegate* unmanaged<nint, NvmlMemory*, int>)library.Find("nvmlDeviceGetMemoryInfo");
    private readonly delegate* unmanaged<nint, NvmlUtilization*, int> _utilization = (delegate* unmanaged<nint, NvmlUtilization*, int>)library.Find("nvmlDeviceGetUtilizationRates");

    private readonly delegate* unmanaged<nint, NvmlPciInfo*, int> _pci =
        (delegate* unmanaged<nint, NvmlPciInfo*, int>)library.Find("nvmlDeviceGetPciInfo_v3", "nvmlDeviceGetPciInfo_v2");

    private readonly delegate* unmanaged<nint, int, NvmlFieldValue*, int> _fields = (delegate* unmanaged<nint, int, NvmlFieldValue*, int>)library.Find("nvmlDeviceGetFieldValues");
    private readonly delegate* unmanaged<nint, int, int, ulong*, int> _ecc = (delegate* unmanaged<nint, int, int, ulong*, int>)library.Find("nvmlDeviceGetTotalEccErrors");
    private readonly delegate* unmanaged<nint, uint, nint*, int> _mig = (delegate* unmanaged<nint, uint, nint*, int>)library.Find("nvmlDeviceGetMigDeviceHandleByIndex");

    /// <summary>Used is without what the driver keeps for itself, where it tells that apart (since driver 510).</summary>
    public NvmlResult Memory(nint device, out NvmlMemory memory)
    {
        if (_memoryV2 is not null)
        {
            var told = new NvmlMemoryV2 { Version = MemoryV2Form };
            if (_memoryV2(device, &told) == 0)
            {
                memory = new NvmlMemory { Total = told.Total, Free = told.Free, Used = told.Used };
                return NvmlResult.Success;
            }
        }

        NvmlMemory plain = default;
        NvmlResult result = _memory is null ? NvmlResult.FunctionNotFound : (NvmlResult)_memory(device, &plain);
        memory = plain;
        return result;
    }

    public NvmlResult Utilization(nint device, out NvmlUtilization utilization)
    {
        NvmlUtilization told = default;
        NvmlResult result = _utilization is null ? NvmlResult.FunctionNotFound : (NvmlResult)_utilization(device, &told);
        utilization = told;
        return result;
    }

    public NvmlPciInfo? Pci(nint device)
    {
        NvmlPciInfo told = default;
        return _pci is not null && _pci(device, &told) == 0 ? told : null;
    }

    public NvmlResult MemoryTemperature(nint device, out uint celsius)
    {
        var field = new NvmlFieldValue { FieldId = MemoryTemperatureField, Result = (int)NvmlResult.NoData };
        NvmlResult result = _fields is null ? NvmlResult.FunctionNotFound : (NvmlResult)_fields(device, 1, &field);
        celsius = (uint)field.Value;
        return result == NvmlResult.Success ? (NvmlResult)field.Result : result;
    }

    /// <param name="uncorrected">Errors that were found but not repaired; else those that were.</param>
    /// <param name="aggregate">In the card's life; else since the driver was loaded.</param>
    public NvmlResult EccErrors(nint device, bool uncorrected, bool aggregate, out ulong count)
    {
        ulong told = 0;
        NvmlResult result = _ecc is null ? NvmlResult.FunctionNotFound : (NvmlResult)_ecc(device, uncorrected ? 1 : 0, aggregate ? 1 : 0, &told);
        count = told;
        return result;
    }

    /// <summary>The handle of a MIG instance; the numbers have gaps, which answer <see cref="NvmlResult.NotFound"/>.</summary>
    public NvmlResult MigInstance(nint device, uint index, out nint instance)
    {
        nint told = 0;
        NvmlResult result = _mig is null ? NvmlResult.FunctionNotFound : (NvmlResult)_mig(device, index, &told);
        instance = told;
        return result;
    }
}
