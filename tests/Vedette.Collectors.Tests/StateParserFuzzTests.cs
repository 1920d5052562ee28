using System.Text;
using Vedette.Collectors.Disks;
using Vedette.Collectors.Files;
using Vedette.Collectors.Gpu.Drm;
using Vedette.Collectors.Hardware;
using Vedette.Collectors.HostState;
using Vedette.Collectors.MemoryModules;
using Vedette.Collectors.Packages;
using Vedette.Collectors.Pressure;
using Vedette.Collectors.Tests.MemoryModules;
using Vedette.Collectors.Text;
using Vedette.Model.Scrubbing;

namespace Vedette.Collectors.Tests;

/// <summary>The parsers behind the host's entities take any bytes, as those of the collectors do.</summary>
public sealed class StateParserFuzzTests
{
    private const int CasesEach = 8_000;

    private delegate void Parse(byte[] bytes);

    private static readonly Dictionary<string, (byte[] Seed, Parse Parse)> ByName = new(StringComparer.Ordinal)
    {
        ["dpkg"] = (Text("Package: a\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1.0\n\nPackage: b\nStatus: hold ok installed\nVersion: 2\n\n"), bytes => Check(DpkgStatusParser.Parse(new MemoryStream(bytes)))),
        ["apk"] = (Text("C:Q1=\nP:musl\nV:1.2.4-r2\nA:x86_64\n\nP:b\nV:2\n\n"), bytes => Check(ApkInstalledParser.Parse(new MemoryStream(bytes)))),
        ["rpm"] = (Text("bash\tx86_64\t0\t5.1.8-6.el9\nshadow\t(none)\t2\t4.9-8.el9\n"), bytes => Check(RpmQueryParser.Parse(bytes))),
        ["smbios"] = ([.. MemoryModuleTests.Device(1024, 0x1A, 3200, 2933, "A1", "B0", "Samsung", "12345678", "M393"), 127, 4, 0, 0, 0, 0], bytes => MemoryModuleParser.Parse(bytes)),
        ["smartctl"] = (Text("{\"smart_status\":{\"passed\":true},\"ata_smart_attributes\":{\"table\":[{\"id\":5,\"raw\":{\"value\":17}}]},\"temperature\":{\"current\":55},\"smartctl\":{\"messages\":[{\"string\":\"x\"}]}}"), bytes => SmartctlParser.Parse(bytes)),
        ["fdinfo"] = (Text("drm-pdev:\t0000:af:00.0\ndrm-client-id:\t7\ndrm-memory-vram:\t2048 KiB\ndrm-resident-vram0:\t1 MiB\ndrm-engine-compute:\t500 ns\n"), bytes => Assert.False(DrmFdInfoParser.Parse(bytes)?.MemoryBytes < 0)),
        ["clock table"] = (Text("0: 300Mhz \n1: 1502Mhz *\n"), bytes => Assert.False(ClockTableParser.Current(bytes) < 0)),
        ["pressure"] = (Text("some avg10=0.00 avg60=0.00 avg300=0.00 total=2500000\n"), ParsePressure),
        ["number"] = (Text("-48000\n"), bytes => NumberFile.Parse(bytes)),
        ["nvidia uuid"] = (Text("Model: \t A40\nGPU UUID: \t GPU-1234\n"), bytes => NvidiaProcParser.Uuid(bytes)),
        ["uevent"] = (Text("DRIVER=i915\nPCI_SLOT_NAME=0000:d8:00.0\n"), bytes => UeventParser.PciAddress(bytes)),
        ["kernel command line"] = (Text("root=/dev/sda1 password=x iscsi:a:b@c quiet"), bytes => SecretScrubber.ScrubText(Encoding.UTF8.GetString(bytes))),
        ["interface flags"] = (Text("0x1003"), bytes => InterfaceFactsReader.Flags(Encoding.UTF8.GetString(bytes))),
    };

    public static TheoryData<string> Parsers() => [.. ByName.Keys];

    [Theory]
    [MemberData(nameof(Parsers))]
    public void Parser_takes_any_bytes(string name)
    {
        (byte[] seed, Parse parse) = ByName[name];
        var random = new Random(20261121);
        for (int i = 0; i < CasesEach; i++)
        {
            parse(i % 4 == 0 ? ParserFuzzTests.RandomBytes(random) : ParserFuzzTests.Mutated(seed, random));
        }
    }

    [Theory]
    [MemberData(nameof(Parsers))]
    public void Parser_takes_a_file_cut_off_anywhere(string name)
    {
        (byte[] seed, Parse parse) = ByName[name];
        for (int length = 0; length <= seed.Length; length++)
        {
            parse(seed[..length]);
        }
    }

    [Fact]
    public void Hidden_words_never_come_through_a_changed_command_line()
    {
        var random = new Random(5);
        byte[] noise = Text("ro quiet root=UUID=1 console=ttyS0,115200 crashkernel=auto");
        for (int i = 0; i < CasesEach; i++)
        {
            string line = Encoding.UTF8.GetString(ParserFuzzTests.Mutated(noise, random)).Replace('"', ' ') + " password=hunter2";
            Assert.DoesNotContain("hunter2", SecretScrubber.ScrubText(line), StringComparison.Ordinal);
        }
    }

    private static void Check(List<InstalledPackage> packages) => Assert.All(packages, package =>
    {
        Assert.False(package.Name.IsEmpty);
        Assert.NotEmpty(package.Version);
        Assert.InRange(package.Architecture.Length, 0, package.Key.Length);
    });

    private static void ParsePressure(byte[] bytes)
    {
        var lines = new LineReader(bytes);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            _ = PressureLine.TryParse(line, out _, out _);
        }
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
