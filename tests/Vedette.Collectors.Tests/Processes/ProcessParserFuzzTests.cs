using Vedette.Collectors.Processes;
using Vedette.Collectors.Text;

namespace Vedette.Collectors.Tests.Processes;

/// <summary>Every parser of a process's files takes any bytes. The seeds are fixed, so a failure comes again.</summary>
public sealed class ProcessParserFuzzTests
{
    private delegate void Parse(ReadOnlySpan<byte> text);

    private static readonly Dictionary<string, (byte[] Seed, Parse Parse)> ByName = new(StringComparer.Ordinal)
    {
        ["stat"] = (ProcessTree.Fixture("linux-5.15", "stat"), text => _ = ProcessStat.TryParse(text, out _)),
        ["status"] = (ProcessTree.Fixture("linux-4.18", "status"), text => ProcessStatus.Parse(text)),
        ["io"] = (ProcessTree.Fixture("linux-4.18", "io"), text => ProcessIo.Parse(text)),
        ["statm"] = (ProcessTree.Fixture("linux-4.18", "statm"), text => _ = ProcessMemory.TryParse(text, out _)),
        ["cgroup"] = (ProcessTree.Fixture("linux-4.18", "cgroup"), Cgroup),
        ["cmdline"] = ("mysql\0-uroot\0-psecret\0--token\0a=b\0"u8.ToArray(), text => CommandLine.Parse(text)),
        ["environ"] = ("A=1\0TOKEN=x\0B=http://u:p@h/\0"u8.ToArray(), text => ProcessDetailsReader.ParseEnvironment(text, EnvironmentDetail.Masked)),
        ["passwd"] = ("root:x:0:0::/:\nbob:x:1000:1::/:\n"u8.ToArray(), text => UserNames.Parse(text)),
        ["tcp"] = ("   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 12345 1\n"u8.ToArray(), Lines(line => _ = InternetSocketLine.TryParse(line, "tcp", out _))),
        ["unix"] = ("0000000000000000: 00000002 00000000 00010000 0001 01 4711 /run/x.sock\n"u8.ToArray(), Lines(line => _ = LocalSocketLine.TryParse(line, out _))),
        ["fdinfo"] = ("pos:\t12\nflags:\t0100002\nmnt_id:\t9\n"u8.ToArray(), text => _ = DescriptorInfo.Parse(text).Mode),
        ["socket link"] = ("socket:[12345]"u8.ToArray(), text => _ = SocketLink.TryParse(text, out _)),
        ["worker"] = ("kworker/0:1-events"u8.ToArray(), text => KernelThreadName.Stable(text)),
    };

    public static TheoryData<string> Parsers() => [.. ByName.Keys];

    [Theory]
    [MemberData(nameof(Parsers))]
    public void Parser_takes_any_bytes(string name)
    {
        (byte[] seed, Parse parse) = ByName[name];
        var random = new Random(20261122);
        for (int length = 0; length <= seed.Length; length++)
        {
            parse(seed.AsSpan(0, length));
        }

        for (int i = 0; i < 12_000; i++)
        {
            parse(i % 4 == 0 ? RandomBytes(random) : Mutated(seed, random));
        }
    }

    private static void Cgroup(ReadOnlySpan<byte> text)
    {
        if (ControlGroup.Parse(text) is { } path)
        {
            ControlGroupPath.Unit(path);
            ControlGroupPath.ContainerId(path);
        }
    }

    private static Parse Lines(Parse parseLine) => text =>
    {
        var lines = new LineReader(text);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            parseLine(line);
        }
    };

    private static byte[] RandomBytes(Random random)
    {
        byte[] bytes = new byte[random.Next(0, 300)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Mutated(byte[] original, Random random)
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
                default: bytes[at] = " \n\t:=-\"'\\0.@()/"u8[random.Next(15)]; break;
            }
        }

        return [.. bytes];
    }
}
