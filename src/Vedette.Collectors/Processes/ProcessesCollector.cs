using Vedette.Model.Hosts;
using Vedette.Model.Series;

namespace Vedette.Collectors.Processes;

/// <summary>How many processes there are.</summary>
public sealed class ProcessesCollector(HostFiles files) : ICollector, IDisposable
{
    private static readonly Labels CountSeries = Labels.Create(HostMetrics.Processes.Series);

    private readonly ProcessCounter _counter = new(files.ProcRoot);

    public string Name => "processes";

    public void Collect(ISampleSink sink) => sink.Add(CountSeries, _counter.Count());

    public void Dispose() => _counter.Dispose();
}
