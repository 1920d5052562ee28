using Vedette.Model.Hosts;
using Vedette.Model.Series;

namespace Vedette.Collectors.Cpu;

/// <summary>One core: its series and what the reading before said.</summary>
internal sealed class CoreSeries
{
    private static readonly string[] Modes = ["user", "nice", "system", "idle", "iowait", "irq", "softirq", "steal"];
    private static readonly string[] GuestModes = ["user", "nice"];

    private readonly Labels[] _seconds;
    private readonly Labels _usage;
    private CpuTimes _last;
    private CpuTimes _held;
    private bool _hasBaseline;

    /// <param name="core">The kernel's number of it.</param>
    public CoreSeries(string core)
    {
        var cpu = new Label("cpu", core);
        _seconds =
        [
            .. Modes.Select(mode => Labels.Create("node_cpu_seconds_total", cpu, new Label("mode", mode))),
            .. GuestModes.Select(mode => Labels.Create("node_cpu_guest_seconds_total", cpu, new Label("mode", mode))),
        ];
        _usage = Labels.Create(HostMetrics.CpuCoreUsagePercent, cpu);
    }

    /// <param name="now">The core's times.</param>
    /// <param name="columns">How many of them the kernel prints: only these are written.</param>
    /// <param name="ticksPerSecond">The unit of <paramref name="now"/>.</param>
    /// <param name="sink">Takes the samples.</param>
    public void Write(in CpuTimes now, int columns, double ticksPerSecond, ISampleSink sink)
    {
        CpuHold.Advance(ref _held, now);
        for (int column = 0; column < columns; column++)
        {
            sink.Add(_seconds[column], _held[column] / ticksPerSecond);
        }

        if (_hasBaseline && CpuUsage.Percent(_last, now) is { } percent)
        {
            sink.Add(_usage, percent);
        }

        _last = now;
        _hasBaseline = true;
    }
}
