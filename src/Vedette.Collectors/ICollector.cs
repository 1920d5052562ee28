namespace Vedette.Collectors;

/// <summary>
/// One family of measurements. A collector reads through its <see cref="HostFiles"/>, hands the bytes to a pure parser and writes samples; whoever runs it times it
/// and contains its failures, so a collector throws when it cannot read and never logs. It keeps its own baseline: a rate is written from the second call on.
/// </summary>
public interface ICollector
{
    /// <summary>Short, stable, as in node_exporter: cpu, meminfo, diskstats, netdev, loadavg ...</summary>
    string Name { get; }

    void Collect(ISampleSink sink);
}
