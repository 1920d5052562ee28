using Vedette.Model.Series;

namespace Vedette.Collectors.Pressure;

/// <summary>/proc/pressure: how long tasks waited for processors, memory and disks.</summary>
public sealed class PressureCollector(HostFiles files) : ICollector, IDisposable
{
    // All processors full means that nobody runs: for a whole host the kernel prints that line as zero, and it says nothing.
    private readonly PressureResource[] _resources =
    [
        new(files.Proc("pressure/cpu"), Labels.Create("node_pressure_cpu_waiting_seconds_total"), stalled: null),
        new(files.Proc("pressure/memory"), Labels.Create("node_pressure_memory_waiting_seconds_total"), Labels.Create("node_pressure_memory_stalled_seconds_total")),
        new(files.Proc("pressure/io"), Labels.Create("node_pressure_io_waiting_seconds_total"), Labels.Create("node_pressure_io_stalled_seconds_total")),
    ];

    private bool _isSupported = true;

    public string Name => "pressure";

    public void Collect(ISampleSink sink)
    {
        if (!_isSupported)
        {
            return;
        }

        try
        {
            foreach (PressureResource resource in _resources)
            {
                resource.Write(sink);
            }
        }
        catch (IOException error) when (error.HResult == NotSupported)
        {
            _isSupported = false;   // The files are there and refuse: the kernel was started with psi=0.
        }
    }

    public void Dispose()
    {
        foreach (PressureResource resource in _resources)
        {
            resource.Dispose();
        }
    }

    /// <summary>EOPNOTSUPP of Linux; .NET passes errno on where it has no exception of its own for it.</summary>
    private const int NotSupported = 95;
}
