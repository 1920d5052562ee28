using Vedette.Collectors.Cpu;
using Vedette.Collectors.Disk;
using Vedette.Collectors.Filesystem;
using Vedette.Collectors.Hardware;
using Vedette.Collectors.LoadAverage;
using Vedette.Collectors.Memory;
using Vedette.Collectors.Network;
using Vedette.Collectors.Tcp;
using Vedette.Collectors.Text;
using Vedette.Collectors.Uptime;

namespace Vedette.Collectors.Tests;

/// <summary>Every parser takes any bytes: random ones, and fixtures with bytes changed, cut out, doubled and cut off. The seeds are fixed, so a failure comes again.</summary>
public sealed class ParserFuzzTests
{
    private const int CasesEach = 12_000;

    private delegate void Parse(ReadOnlySpan<byte> text);

    public static TheoryData<string> Parsers() => [.. ByName.Keys];

    private static readonly Dictionary<string, (string Seed, Parse Parse)> ByName = new(StringComparer.Ordinal)
    {
        ["stat"] = ("proc/stat", Lines(line =>
        {
            CpuLine.Parse(line, out _, out _);
            _ = StatCounterLine.TryParse(line, out _, out _);
        })),
        ["meminfo"] = ("proc/meminfo", Lines(line => _ = MeminfoLine.TryParse(line, out _, out _, out _))),
        ["diskstats"] = ("proc/diskstats", Lines(line => DiskstatsLine.Parse(line, out _, stackalloc ulong[DiskstatsLine.MostCounters]))),
        ["netdev"] = ("proc/net/dev", Lines(line => _ = NetDevLine.TryParse(line, out _, stackalloc ulong[NetDevLine.Counters]))),
        ["loadavg"] = ("proc/loadavg", text => _ = LoadAverageParser.TryParse(text, out _)),
        ["uptime"] = ("proc/uptime", text => _ = UptimeParser.TryParse(text, out _)),
        ["snmp"] = ("proc/net/snmp", WalkSnmp),
        ["sockstat"] = ("proc/net/sockstat", Lines(WalkSockstat)),
        ["mountinfo"] = ("proc/1/mountinfo", text => LocalMounts.Choose(MountInfoParser.Parse(text))),
        ["cpuinfo"] = ("proc/cpuinfo", text => CpuInfoParser.Parse(text)),
        ["os-release"] = ("etc/os-release", text => OsReleaseParser.Parse(text)),
        ["memory size"] = ("proc/meminfo", text => MemorySize.Parse(text)),
        ["nvidia information"] = ("proc/driver/nvidia/gpus/0000:3b:00.0/information", text => NvidiaProcParser.Model(text)),
        ["nvidia version"] = ("proc/driver/nvidia/version", text => NvidiaProcParser.DriverVersion(text)),
        ["uevent"] = ("sys/bus/pci/devices/0000:3b:00.0/uevent", text => UeventParser.Driver(text)),
        ["pci.ids"] = ("usr/share/hwdata/pci.ids", text => PciIdsParser.Find(text, "8086", "56c0")),
    };

    [Theory]
    [MemberData(nameof(Parsers))]
    public void Parser_takes_any_bytes(string name)
    {
        (string seed, Parse parse) = ByName[name];
        byte[] original = File.ReadAllBytes(HostTree.Fixture("rhel8-4.18").Root(seed));
        var random = new Random(20261120);
        for (int i = 0; i < CasesEach; i++)
        {
            parse(i % 4 == 0 ? RandomBytes(random) : Mutated(original, random));
        }
    }

    [Theory]
    [MemberData(nameof(Parsers))]
    public void Parser_takes_a_file_cut_off_anywhere(string name)
    {
        (string seed, Parse parse) = ByName[name];
        byte[] original = File.ReadAllBytes(HostTree.Fixture("rhel8-4.18").Root(seed));
        for (int length = 0; length <= original.Length; length++)
        {
            parse(original.AsSpan(0, length));
        }
    }

    [Fact]
    public void Collectors_write_finite_numbers_from_zero_on_whatever_the_files_hold()
    {
        string[] changed = ["proc/stat", "proc/meminfo", "proc/diskstats", "proc/net/dev", "proc/net/snmp", "proc/net/sockstat", "proc/1/mountinfo"];
        using HostTree host = HostTree.CopyOf("rhel8-4.18");
        byte[][] originals = [.. changed.Select(file => File.ReadAllBytes(host.Files.Root(file)))];
        IReadOnlyList<ICollector> collectors = DefaultCollectors.Create(host.Files);
        var sink = new DiscardingSink();
        var random = new Random(7);
        int failures = 0;
        for (int i = 0; i < 300; i++)
        {
            for (int file = 0; file < changed.Length; file++)
            {
                host.Write(changed[file], Mutated(originals[file], random));
            }

            sink.MonotonicSeconds += 10;
            foreach (ICollector collector in collectors)
            {
                try
                {
                    collector.Collect(sink);
                }
                catch (FormatException)
                {
                    failures++;   // What a collector says of a file without the one line it is about.
                }
            }
        }

        Assert.True(sink.Count > 10_000);
        Assert.InRange(failures, 0, 300);
        Assert.False(sink.HasNonFinite);
    }

    private static Parse Lines(Parse parseLine) => text =>
    {
        var lines = new LineReader(text);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            parseLine(line);
        }
    };

    private static void WalkSnmp(ReadOnlySpan<byte> text)
    {
        var counters = new SnmpTcpParser(text);
        while (counters.TryNext(out _, out _))
        {
        }
    }

    private static void WalkSockstat(ReadOnlySpan<byte> text)
    {
        var line = new SockstatLine(text);
        while (line.TryNext(out _, out _))
        {
        }
    }

    internal static byte[] RandomBytes(Random random)
    {
        byte[] bytes = new byte[random.Next(0, 300)];
        random.NextBytes(bytes);
        return bytes;
    }

    internal static byte[] Mutated(byte[] original, Random random)
    {
        List<byte> bytes = [.. original];
        for (int change = random.Next(1, 8); change > 0 && bytes.Count > 0; change--)
        {
            int at = random.Next(bytes.Count);
            int length = Math.Min(random.Next(1, 40), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, length); break;
                case 2: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                case 3: bytes.InsertRange(at, "18446744073709551615 99999999999999999999 -1 1e999 "u8.ToArray().Take(length)); break;
                default: bytes[at] = " \n\t:=-\"'\\0.@"u8[random.Next(12)]; break;
            }
        }

        return [.. bytes];
    }
}
