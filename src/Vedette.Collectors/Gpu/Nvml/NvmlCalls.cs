namespace Vedette.Collectors.Gpu.Nvml;

/// <summary>The calls about one device that are made as they are; those with structures have classes of their own.</summary>
internal sealed class NvmlCalls(NvmlLibrary library)
{
    public NvmlTextCall Name { get; } = new(library.Find("nvmlDeviceGetName"));

    public NvmlTextCall Uuid { get; } = new(library.Find("nvmlDeviceGetUUID"));

    public NvmlTextCall VbiosVersion { get; } = new(library.Find("nvmlDeviceGetVbiosVersion"));

    public NvmlNumberCall PowerMilliwatts { get; } = new(library.Find("nvmlDeviceGetPowerUsage"));

    public NvmlNumberCall PowerLimitMilliwatts { get; } = new(library.Find("nvmlDeviceGetEnforcedPowerLimit"));

    public NvmlNumberCall FanPercent { get; } = new(library.Find("nvmlDeviceGetFanSpeed"));

    public NvmlNumberCall PerformanceState { get; } = new(library.Find("nvmlDeviceGetPerformanceState"));

    public NvmlNumberCall PcieGeneration { get; } = new(library.Find("nvmlDeviceGetCurrPcieLinkGeneration"));

    public NvmlNumberCall PcieWidth { get; } = new(library.Find("nvmlDeviceGetCurrPcieLinkWidth"));

    public NvmlNumberCall MaxMigInstances { get; } = new(library.Find("nvmlDeviceGetMaxMigDeviceCount"));

    public NvmlNumberCall GpuInstanceId { get; } = new(library.Find("nvmlDeviceGetGpuInstanceId"));

    public NvmlSelectedCall Temperature { get; } = new(library.Find("nvmlDeviceGetTemperature"));

    public NvmlSelectedCall Clock { get; } = new(library.Find("nvmlDeviceGetClockInfo"));

    public NvmlLargeNumberCall ClockEventReasons { get; } = new(library.Find("nvmlDeviceGetCurrentClocksEventReasons", "nvmlDeviceGetCurrentClocksThrottleReasons"));

    public NvmlPairCall EccMode { get; } = new(library.Find("nvmlDeviceGetEccMode"));

    public NvmlPairCall MigMode { get; } = new(library.Find("nvmlDeviceGetMigMode"));

    public NvmlPairCall Encoder { get; } = new(library.Find("nvmlDeviceGetEncoderUtilization"));

    public NvmlPairCall Decoder { get; } = new(library.Find("nvmlDeviceGetDecoderUtilization"));

    public NvmlStructureCalls Structures { get; } = new(library);

    public NvmlProcessCalls Processes { get; } = new(library);
}
