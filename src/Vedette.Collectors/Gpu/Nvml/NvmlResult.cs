namespace Vedette.Collectors.Gpu.Nvml;

/// <summary>nvmlReturn_t, as far as it decides something here.</summary>
internal enum NvmlResult
{
    Success = 0,
    NotSupported = 3,
    NoPermission = 4,
    NotFound = 6,
    InsufficientSize = 7,
    DriverNotLoaded = 9,
    Timeout = 10,
    IrqIssue = 11,
    FunctionNotFound = 13,
    GpuIsLost = 15,
    ResetRequired = 16,
    OperatingSystem = 17,
    VersionMismatch = 18,
    NoData = 21,
    Unknown = 999,
}
