namespace Vedette.Collectors.Hardware;

/// <summary>ARM kernels print codes instead of names. The codes stand in the processors' manuals (register MIDR) and in the kernel's cputype.h.</summary>
internal static class ArmProcessorNames
{
    private static readonly Dictionary<string, string> Vendors = new(StringComparer.Ordinal)
    {
        ["0x41"] = "ARM", ["0x42"] = "Broadcom", ["0x43"] = "Cavium", ["0x46"] = "Fujitsu", ["0x48"] = "HiSilicon", ["0x4e"] = "NVIDIA",
        ["0x50"] = "APM", ["0x51"] = "Qualcomm", ["0x53"] = "Samsung", ["0x61"] = "Apple", ["0x6d"] = "Microsoft", ["0xc0"] = "Ampere",
    };

    // Keys are implementer and part.
    private static readonly Dictionary<string, string> Models = new(StringComparer.Ordinal)
    {
        ["0x41 0xc07"] = "Cortex-A7", ["0x41 0xc0f"] = "Cortex-A15", ["0x41 0xd03"] = "Cortex-A53", ["0x41 0xd04"] = "Cortex-A35",
        ["0x41 0xd05"] = "Cortex-A55", ["0x41 0xd07"] = "Cortex-A57", ["0x41 0xd08"] = "Cortex-A72", ["0x41 0xd09"] = "Cortex-A73",
        ["0x41 0xd0a"] = "Cortex-A75", ["0x41 0xd0b"] = "Cortex-A76", ["0x41 0xd0c"] = "Neoverse-N1", ["0x41 0xd40"] = "Neoverse-V1",
        ["0x41 0xd41"] = "Cortex-A78", ["0x41 0xd42"] = "Cortex-A78AE", ["0x41 0xd44"] = "Cortex-X1", ["0x41 0xd46"] = "Cortex-A510",
        ["0x41 0xd47"] = "Cortex-A710", ["0x41 0xd49"] = "Neoverse-N2", ["0x41 0xd4f"] = "Neoverse-V2", ["0x41 0xd84"] = "Neoverse-V3",
        ["0x41 0xd8e"] = "Neoverse-N3", ["0x43 0x0af"] = "ThunderX2", ["0x46 0x001"] = "A64FX", ["0x48 0xd01"] = "Kunpeng-920",
        ["0x4e 0x004"] = "Carmel", ["0xc0 0xac3"] = "Ampere-1", ["0xc0 0xac4"] = "Ampere-1a",
    };

    public static string? Vendor(string? implementer) => implementer is null ? null : Vendors.GetValueOrDefault(implementer);

    public static string? Model(string? implementer, string? part) => Models.GetValueOrDefault($"{implementer} {part}");
}
