using Vedette.Collectors.Files;
using Vedette.Model.Hosts;
using Vedette.Model.Series;

namespace Vedette.Collectors.Uptime;

/// <summary>/proc/uptime and the host's clock.</summary>
public sealed class UptimeCollector(HostFiles files) : ICollector, IDisposable
{
    private static readonly Labels UptimeSeries = Labels.Create(HostMetrics.UptimeSeconds.Series);
    private static readonly Labels TimeSeries = Labels.Create("node_time_seconds");

    private readonly HostFileReader _uptime = new(files.Proc("uptime"), FileCap.SmallBytes);

    public string Name => "uptime";

    public void Collect(ISampleSink sink)
    {
        if (!UptimeParser.TryParse(_uptime.Read(), out double seconds))
        {
            throw new FormatException($"{_uptime.Path} does not start with a number of seconds.");
        }

        sink.Add(UptimeSeries, Math.Floor(seconds));
        sink.Add(TimeSeries, sink.TimestampMs / 1000.0);
    }

    public void Dispose() => _uptime.Dispose();
}
