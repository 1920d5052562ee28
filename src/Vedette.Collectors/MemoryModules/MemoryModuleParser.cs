using Vedette.Collectors.HostState;

namespace Vedette.Collectors.MemoryModules;

/// <summary>Finds the memory modules (structures of type 17; DSP0134, 7.18) in the firmware's table. Empty slots are not modules.</summary>
internal static class MemoryModuleParser
{
    private const byte MemoryDevice = 17;
    private const byte EndOfTable = 127;
    private const ushort SizeUnknown = 0xFFFF;
    private const ushort SizeIsExtended = 0x7FFF;
    private const ushort SizeIsKibibytes = 0x8000;
    private const ushort SpeedIsExtended = 0xFFFF;
    private const int KibibyteShift = 10;
    private const int MebibyteShift = 20;

    private static readonly Dictionary<byte, string> Types = new()
    {
        [0x07] = "RAM", [0x0F] = "SDRAM", [0x12] = "DDR", [0x13] = "DDR2", [0x14] = "DDR2 FB-DIMM", [0x18] = "DDR3", [0x1A] = "DDR4", [0x1B] = "LPDDR", [0x1C] = "LPDDR2",
        [0x1D] = "LPDDR3", [0x1E] = "LPDDR4", [0x1F] = "non-volatile", [0x20] = "HBM", [0x21] = "HBM2", [0x22] = "DDR5", [0x23] = "LPDDR5", [0x24] = "HBM3",
    };

    private static readonly string[] Fillers = ["unknown", "not specified", "undefined", "none", "n/a", "no dimm", "empty", "not available"];

    public static List<MemoryModule> Parse(ReadOnlySpan<byte> table)
    {
        var modules = new List<MemoryModule>();
        while (SmbiosStructure.TryTake(ref table, out SmbiosStructure structure) && structure.Type != EndOfTable)
        {
            if (structure.Type == MemoryDevice && structure.Word(0x0C) is > 0)
            {
                modules.Add(Read(structure, modules.Count));
            }
        }

        return modules;
    }

    private static MemoryModule Read(SmbiosStructure device, int position) => new(Known(device.Text(0x10)) ?? $"slot {position}")
    {
        Bank = Known(device.Text(0x11)),
        SizeBytes = Size(device),
        Type = device.Byte(0x12) is { } type ? Types.GetValueOrDefault(type) : null,
        SpeedMts = Speed(device.Word(0x20), device.DoubleWord(0x58)) ?? Speed(device.Word(0x15), device.DoubleWord(0x54)),
        Manufacturer = Known(device.Text(0x17)),
        PartNumber = Known(device.Text(0x1A)),
        SerialHash = SerialHash.Of(Known(device.Text(0x18))),
    };

    private static long? Size(SmbiosStructure device) => device.Word(0x0C) switch
    {
        null or 0 or SizeUnknown or SizeIsKibibytes => null,
        SizeIsExtended => device.DoubleWord(0x1C) is { } mebibytes ? (long)(mebibytes & 0x7FFF_FFFF) << MebibyteShift : null,
        { } kibibytes when (kibibytes & SizeIsKibibytes) != 0 => (long)(kibibytes & ~SizeIsKibibytes) << KibibyteShift,
        { } mebibytes => (long)mebibytes << MebibyteShift,
    };

    private static long? Speed(ushort? speed, uint? extended) => speed switch
    {
        null or 0 => null,
        SpeedIsExtended => extended is > 0 and var fast ? fast : null,
        _ => speed,
    };

    private static string? Known(string? text) => text is not null && !Fillers.Contains(text, StringComparer.OrdinalIgnoreCase) ? text : null;
}
