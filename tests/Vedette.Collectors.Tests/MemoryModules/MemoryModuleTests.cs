using System.Buffers.Binary;
using System.Text;
using Vedette.Collectors.MemoryModules;

namespace Vedette.Collectors.Tests.MemoryModules;

/// <summary>Tables put together from the specification's own drawing (DSP0134, 6.1 and 7.18).</summary>
public sealed class MemoryModuleTests
{
    [Fact]
    public void Two_modules_and_an_empty_slot()
    {
        byte[] table =
        [
            .. Structure(0, 0x18, [], "American Megatrends", "1.2"),
            .. Device(size: 16384, type: 0x1A, speed: 3200, configured: 2933, "DIMM_A1", "BANK 0", "Samsung", "12345678", "M393A4K40DB3"),
            .. Device(size: 0, type: 2, speed: 0, configured: 0, "DIMM_A2", "BANK 1", "NO DIMM", "NO DIMM", "NO DIMM"),
            .. Device(size: 0x7FFF, type: 0x22, speed: 4800, configured: 0, "DIMM_B1", "BANK 2", "Not Specified", "00000000", "  "),
            .. Structure(127, 4, []),
        ];
        List<MemoryModule> modules = MemoryModuleParser.Parse(table);
        Assert.Equal(2, modules.Count);
        Assert.Equal(
            new MemoryModule("DIMM_A1") { Bank = "BANK 0", SizeBytes = 16L << 30, Type = "DDR4", SpeedMts = 2933, Manufacturer = "Samsung", PartNumber = "M393A4K40DB3", SerialHash = modules[0].SerialHash },
            modules[0]);
        Assert.Matches(@"\A[0-9a-f]{16}\z", modules[0].SerialHash);
        Assert.Equal(new MemoryModule("DIMM_B1") { Bank = "BANK 2", SizeBytes = 128L << 30, Type = "DDR5", SpeedMts = 4800 }, modules[1]);
    }

    [Fact]
    public void Short_structure_of_old_firmware_tells_what_it_has()
    {
        byte[] fields = new byte[0x15 - 4];
        BinaryPrimitives.WriteUInt16LittleEndian(fields.AsSpan(0x0C - 4), 0x8000 | 512);   // 512 KiB
        fields[0x10 - 4] = 1;
        fields[0x12 - 4] = 0x0F;
        Assert.Equal(new MemoryModule("J1") { SizeBytes = 512 * 1024, Type = "SDRAM" }, Assert.Single(MemoryModuleParser.Parse(Structure(17, 0x15, fields, "J1"))));
    }

    [Fact]
    public void Slots_of_one_name_are_told_apart_and_serials_stay_on_the_host()
    {
        using HostTree host = new HostTree().Write("sys/firmware/dmi/tables/DMI",
        [
            .. Device(1024, 0x07, 0, 0, "DIMM", "P0", "QEMU", "SECRET-SERIAL", ""),
            .. Device(1024, 0x07, 0, 0, "DIMM", "P1", "QEMU", "", ""),
            .. Device(1024, 0x07, 0, 0, "DIMM", "P1", "QEMU", "", ""),
        ]);
        var sink = new CollectingStateSink();
        sink.Run(new MemoryModuleStates(host.Files));
        Assert.Equal(["DIMM", "P1 DIMM", "DIMM #2"], sink.Entities.Select(entity => entity.Key));
        Assert.DoesNotContain(sink.Entities.SelectMany(entity => entity.Fields.Values), value => value is string text && text.Contains("SECRET", StringComparison.Ordinal));
        Assert.Equal((1L << 30, "RAM", "P1"), (sink["P1 DIMM"]["size_bytes"], sink["P1 DIMM"]["type"], sink["P1 DIMM"]["bank"]));
    }

    [Fact]
    public void Host_whose_table_may_not_be_read_has_no_modules()
    {
        using var host = new HostTree();
        Assert.Empty(new CollectingStateSink().Run(new MemoryModuleStates(host.Files)).Entities);
    }

    internal static byte[] Device(ushort size, byte type, ushort speed, ushort configured, params string[] texts)
    {
        byte[] fields = new byte[0x54 - 4];
        BinaryPrimitives.WriteUInt16LittleEndian(fields.AsSpan(0x0C - 4), size);
        fields[0x10 - 4] = 1;
        fields[0x11 - 4] = 2;
        fields[0x12 - 4] = type;
        BinaryPrimitives.WriteUInt16LittleEndian(fields.AsSpan(0x15 - 4), speed);
        fields[0x17 - 4] = 3;
        fields[0x18 - 4] = 4;
        fields[0x1A - 4] = 5;
        BinaryPrimitives.WriteUInt32LittleEndian(fields.AsSpan(0x1C - 4), 128 * 1024);
        BinaryPrimitives.WriteUInt16LittleEndian(fields.AsSpan(0x20 - 4), configured);
        return Structure(17, 0x54, fields, [.. texts.Select(text => text.Length == 0 ? " " : text)]);
    }

    private static byte[] Structure(byte type, byte length, byte[] fields, params string[] texts)
    {
        var bytes = new List<byte> { type, length, 0x11, 0x00 };
        bytes.AddRange(fields);
        bytes.AddRange(new byte[length - bytes.Count]);
        foreach (string text in texts)
        {
            bytes.AddRange(Encoding.ASCII.GetBytes(text));
            bytes.Add(0);
        }

        bytes.AddRange(texts.Length == 0 ? [0, 0] : [0]);
        return [.. bytes];
    }
}
