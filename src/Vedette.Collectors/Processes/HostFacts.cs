using Vedette.Collectors.Cpu;
using Vedette.Collectors.Files;
using Vedette.Collectors.Native;
using Vedette.Collectors.Text;

namespace Vedette.Collectors.Processes;

/// <summary>What of the host is needed to tell a process's own numbers: when it started, how much memory there is.</summary>
internal sealed class HostFacts(HostFiles files) : IDisposable
{
    private readonly HostFileReader _stat = new(files.Proc("stat"), FileCap.TableBytes);
    private readonly HostFileReader _meminfo = new(files.Proc("meminfo"), FileCap.SmallBytes);

    /// <summary>Unix seconds; null where /proc/stat does not tell.</summary>
    public long? BootSeconds { get; private set; }

    public long? MemoryBytes { get; private set; }

    /// <summary>For new processes: the kernel moves the time of its start when the clock is set.</summary>
    public void ReadBoot()
    {
        if (!_stat.TryRead(out ReadOnlySpan<byte> text))
        {
            return;
        }

        var lines = new LineReader(text);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            if (line.StartsWith("btime"u8) && StatCounterLine.TryParse(line, out StatCounter counter, out ulong value) && counter == StatCounter.BootTime && value < int.MaxValue * 4UL)
            {
                BootSeconds = (long)value;
                return;
            }
        }
    }

    public void ReadMemory()
    {
        if (!_meminfo.TryRead(out ReadOnlySpan<byte> text))
        {
            return;
        }

        var lines = new LineReader(text);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            if (line.StartsWith("MemTotal:"u8))
            {
                var fields = new FieldReader(line);
                fields.TryNext(out _);
                MemoryBytes = fields.TryNextNumber(out ulong kilobytes) && kilobytes is > 0 and < long.MaxValue / 1024 ? (long)kilobytes * 1024 : MemoryBytes;
                return;
            }
        }
    }

    public DateTimeOffset? StartOf(long ticks) => BootSeconds is { } boot && ticks >= 0 && ticks / LibC.ClockTicksPerSecond < int.MaxValue
        ? DateTimeOffset.FromUnixTimeMilliseconds((boot * 1000) + (long)(ticks * 1000.0 / LibC.ClockTicksPerSecond))
        : null;

    public void Dispose()
    {
        _stat.Dispose();
        _meminfo.Dispose();
    }
}
