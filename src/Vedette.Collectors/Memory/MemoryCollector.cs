using Vedette.Collectors.Devices;
using Vedette.Collectors.Files;
using Vedette.Collectors.Text;
using Vedette.Model.Hosts;
using Vedette.Model.Series;

namespace Vedette.Collectors.Memory;

/// <summary>/proc/meminfo: every field, and memory and swap in use.</summary>
public sealed class MemoryCollector(HostFiles files) : ICollector, IDisposable
{
    private static readonly Labels UsageSeries = Labels.Create(HostMetrics.MemoryUsageBytes.Series);
    private static readonly Labels TotalSeries = Labels.Create(HostMetrics.MemoryTotalBytes.Series);
    private static readonly Labels SwapUsageSeries = Labels.Create(HostMetrics.SwapUsageBytes.Series);
    private static readonly Labels SwapTotalSeries = Labels.Create(HostMetrics.SwapTotalBytes.Series);

    private readonly HostFileReader _meminfo = new(files.Proc("meminfo"), FileCap.SmallBytes);
    private readonly DeviceTable<MeminfoSeries> _fields = new(field => new MeminfoSeries(field));

    public string Name => "meminfo";

    /// <summary>Of the last cycle; all unknown where it failed.</summary>
    internal MemoryReading Last { get; private set; }

    public void Collect(ISampleSink sink)
    {
        Last = default;
        var reading = new MemoryReading();
        var lines = new LineReader(_meminfo.Read());
        _fields.BeginCycle();
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            if (MeminfoLine.TryParse(line, out ReadOnlySpan<byte> field, out double value, out bool isBytes))
            {
                MeminfoSeries series = _fields.Find(field);
                reading.Set(series.Field, value);
                sink.Add(series.Labels(isBytes), value);
            }
        }

        _fields.EndCycle();
        Last = reading;
        sink.AddKnown(UsageSeries, reading.Used);
        sink.AddKnown(TotalSeries, reading.Total);
        sink.AddKnown(SwapUsageSeries, reading.SwapUsed);
        sink.AddKnown(SwapTotalSeries, reading.SwapTotal);
        if (reading.Total is null)
        {
            throw new FormatException($"{_meminfo.Path} does not tell MemTotal.");
        }
    }

    public void Dispose() => _meminfo.Dispose();
}
