using Vedette.Collectors.Cgroups;
using Vedette.Collectors.Rates;
using Vedette.Model.Series;

namespace Vedette.Collectors.Services;

/// <summary>What is kept of one unit between cycles: its cgroup, the baseline of its CPU time, its series.</summary>
internal sealed class ServiceUnit(string name)
{
    /// <summary>Nanoseconds of CPU per second of time on 4096 cores: no cgroup takes more.</summary>
    private const double HighestNanosecondsPerSecond = 4096e9;

    private readonly Dictionary<(string State, string? Type), Labels> _stateSeries = [];
    private CounterRate _cpu = new(HighestNanosecondsPerSecond);
    private Cgroup? _cgroup;
    private string? _controlGroup;
    private Labels? _restartSeries;

    public int LastSeen { get; set; }

    /// <summary>The reading with what its cgroup says now; what that does not say stays as systemd said it.</summary>
    public ServiceReading Measured(ServiceReading read, double monotonicSeconds, Func<string, Cgroup> open)
    {
        if (!string.Equals(read.ControlGroup, _controlGroup, StringComparison.Ordinal))
        {
            _controlGroup = read.ControlGroup;
            _cgroup = _controlGroup is null ? null : open(_controlGroup);
            _cpu = new CounterRate(HighestNanosecondsPerSecond);
        }

        if (_cgroup is null)
        {
            return read;
        }

        CgroupUsage usage = _cgroup.Measure();
        double? percent = usage.CpuNanoseconds is { } counter && _cpu.TryNext(counter, monotonicSeconds, out CounterStep step) ? Math.Round(step.PerSecond / 1e7, 2) : null;
        return read with
        {
            CpuSecondsTotal = usage.CpuSeconds ?? read.CpuSecondsTotal,
            CpuPercent = percent,
            MemoryBytes = (long?)usage.MemoryBytes ?? read.MemoryBytes,
            MemoryPeakBytes = (long?)usage.MemoryPeakBytes ?? read.MemoryPeakBytes,
            Tasks = (long?)usage.Tasks ?? read.Tasks,
        };
    }

    public void Write(ServiceReading reading, ISampleSink sink)
    {
        // A unit that has been inactive all the time and is not meant to start has no series: a host has a hundred of them.
        if (reading.ActiveState is not { } state || (state == "inactive" && _stateSeries.Count == 0 && reading.UnitFileState != "enabled"))
        {
            return;
        }

        (string State, string? Type) current = (state, reading.Type);
        if (!_stateSeries.ContainsKey(current))
        {
            _stateSeries.Add(current, Labels.Create("node_systemd_unit_state", new Label("name", name), new Label("state", state), new Label("type", reading.Type ?? "")));
        }

        foreach (((string State, string? Type) key, Labels series) in _stateSeries)
        {
            sink.Add(series, key == current ? 1 : 0);
        }

        if (reading.Restarts is { } restarts)
        {
            sink.Add(_restartSeries ??= Labels.Create("node_systemd_service_restart_total", new Label("name", name)), restarts);
        }
    }
}
