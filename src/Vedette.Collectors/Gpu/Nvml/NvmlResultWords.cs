using System.Globalization;

namespace Vedette.Collectors.Gpu.Nvml;

internal static class NvmlResultWords
{
    /// <summary>True for answers that say something about the card's or the driver's health; the others say that a card has no such part or this user no such right.</summary>
    public static bool IsFailure(this NvmlResult result) => result is not (NvmlResult.Success or NvmlResult.NotSupported or NvmlResult.NoPermission
        or NvmlResult.NotFound or NvmlResult.InsufficientSize or NvmlResult.FunctionNotFound or NvmlResult.NoData);

    public static string Words(this NvmlResult result) => result switch
    {
        NvmlResult.DriverNotLoaded => "the driver is not loaded",
        NvmlResult.Timeout => "the card did not answer in time",
        NvmlResult.IrqIssue => "the card's interrupts do not arrive",
        NvmlResult.GpuIsLost => "the card is lost: it has fallen off the bus or is not accessible",
        NvmlResult.ResetRequired => "the card needs a reset",
        NvmlResult.OperatingSystem => "the operating system keeps the card from being used",
        NvmlResult.VersionMismatch => "the driver's library and kernel module are of different versions",
        _ => "NVML error " + ((int)result).ToString(CultureInfo.InvariantCulture),
    };
}
