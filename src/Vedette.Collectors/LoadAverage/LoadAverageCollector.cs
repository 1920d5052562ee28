using Vedette.Collectors.Files;
using Vedette.Model.Hosts;
using Vedette.Model.Series;

namespace Vedette.Collectors.LoadAverage;

/// <summary>/proc/loadavg, under node_exporter's names and as host gauges.</summary>
public sealed class LoadAverageCollector(HostFiles files) : ICollector, IDisposable
{
    private static readonly Labels Node1 = Labels.Create("node_load1");
    private static readonly Labels Node5 = Labels.Create("node_load5");
    private static readonly Labels Node15 = Labels.Create("node_load15");
    private static readonly Labels Host1 = Labels.Create(HostMetrics.LoadAverageOneMinute.Series);
    private static readonly Labels Host5 = Labels.Create(HostMetrics.LoadAverageFiveMinutes.Series);
    private static readonly Labels Host15 = Labels.Create(HostMetrics.LoadAverageFifteenMinutes.Series);

    private readonly HostFileReader _loadavg = new(files.Proc("loadavg"), FileCap.SmallBytes);

    public string Name => "loadavg";

    /// <summary>Of the last cycle; null where it failed.</summary>
    internal double? OneMinute { get; private set; }

    public void Collect(ISampleSink sink)
    {
        OneMinute = null;
        if (!LoadAverageParser.TryParse(_loadavg.Read(), out LoadAverages averages))
        {
            throw new FormatException($"{_loadavg.Path} does not start with three load averages.");
        }

        OneMinute = averages.OneMinute;
        sink.Add(Node1, averages.OneMinute);
        sink.Add(Node5, averages.FiveMinutes);
        sink.Add(Node15, averages.FifteenMinutes);
        sink.Add(Host1, averages.OneMinute);
        sink.Add(Host5, averages.FiveMinutes);
        sink.Add(Host15, averages.FifteenMinutes);
    }

    public void Dispose() => _loadavg.Dispose();
}
