using Vedette.Collectors;
using Vedette.Model.Series;

namespace Vedette.EndToEnd.Tests.Machines;

/// <summary>Runs a collector now, on the machine's clock, and keeps the samples of its last cycle.</summary>
internal sealed class MeasuredCycle : ISampleSink
{
    private readonly Dictionary<string, double> _samples = new(StringComparer.Ordinal);

    public long TimestampMs => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    public double MonotonicSeconds { get; private set; }

    /// <summary>By the series' text.</summary>
    public IReadOnlyDictionary<string, double> Samples => _samples;

    public MeasuredCycle Run(ICollector collector)
    {
        _samples.Clear();
        MonotonicSeconds = TimeProvider.System.GetTimestamp() / (double)TimeProvider.System.TimestampFrequency;
        collector.Collect(this);
        return this;
    }

    public void Add(Labels series, double value) => _samples.Add(series.ToString(), value);
}
