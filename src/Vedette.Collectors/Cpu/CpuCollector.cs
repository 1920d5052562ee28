using Vedette.Collectors.Devices;
using Vedette.Collectors.Files;
using Vedette.Collectors.Native;
using Vedette.Collectors.Text;
using Vedette.Model.Hosts;
using Vedette.Model.Series;

namespace Vedette.Collectors.Cpu;

/// <summary>/proc/stat: times per core, usage, context switches, interrupts, forks, running and blocked tasks.</summary>
public sealed class CpuCollector(HostFiles files) : ICollector, IDisposable
{
    // Indexed by StatCounter.
    private static readonly Labels[] CounterSeries =
    [
        Labels.Create("unused"),
        Labels.Create("node_intr_total"),
        Labels.Create("node_context_switches_total"),
        Labels.Create("node_boot_time_seconds"),
        Labels.Create("node_forks_total"),
        Labels.Create("node_procs_running"),
        Labels.Create("node_procs_blocked"),
    ];

    private static readonly Labels UsageSeries = Labels.Create(HostMetrics.CpuUsagePercent.Series);
    private static readonly Labels RunningSeries = Labels.Create(HostMetrics.ProcessesRunning.Series);

    private readonly HostFileReader _stat = new(files.Proc("stat"), FileCap.TableBytes);
    private readonly DeviceTable<CoreSeries> _cores = new(core => new CoreSeries(core));
    private CpuTimes _lastSum;
    private bool _hasBaseline;

    public string Name => "cpu";

    /// <summary>Of the last cycle; null where it did not tell.</summary>
    internal double? UsagePercent { get; private set; }

    /// <summary>Unix seconds.</summary>
    internal long? BootTimeSeconds { get; private set; }

    public void Collect(ISampleSink sink)
    {
        UsagePercent = null;
        bool hasSum = false;
        var lines = new LineReader(_stat.Read());
        _cores.BeginCycle();
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            int columns = CpuLine.Parse(line, out ReadOnlySpan<byte> core, out CpuTimes times);
            if (columns == 0)
            {
                WriteCounter(line, sink);
            }
            else if (core.IsEmpty)
            {
                WriteSum(times, sink);
                hasSum = true;
            }
            else
            {
                _cores.Find(core).Write(times, columns, LibC.ClockTicksPerSecond, sink);
            }
        }

        _cores.EndCycle();
        if (!hasSum)
        {
            throw new FormatException($"{_stat.Path} has no line of all processors' times.");
        }
    }

    public void Dispose() => _stat.Dispose();

    private void WriteCounter(ReadOnlySpan<byte> line, ISampleSink sink)
    {
        if (!StatCounterLine.TryParse(line, out StatCounter counter, out ulong value))
        {
            return;
        }

        sink.Add(CounterSeries[(int)counter], value);
        BootTimeSeconds = counter == StatCounter.BootTime && value < long.MaxValue ? (long)value : BootTimeSeconds;
        if (counter == StatCounter.Running)
        {
            sink.Add(RunningSeries, value);
        }
    }

    private void WriteSum(in CpuTimes now, ISampleSink sink)
    {
        if (_hasBaseline && CpuUsage.Percent(_lastSum, now) is { } percent)
        {
            UsagePercent = percent;
            sink.Add(UsageSeries, percent);
        }

        _lastSum = now;
        _hasBaseline = true;
    }
}
