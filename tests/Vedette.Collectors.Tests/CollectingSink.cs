using Vedette.Model.Series;

namespace Vedette.Collectors.Tests;

/// <summary>Keeps the samples of the last cycle by their series' text; its clocks stand where the test puts them.</summary>
internal sealed class CollectingSink : ISampleSink
{
    private readonly Dictionary<string, double> _samples = new(StringComparer.Ordinal);

    public long TimestampMs { get; set; } = 1_700_000_000_123;

    public double MonotonicSeconds { get; set; } = 1000;

    public IReadOnlyDictionary<string, double> Samples => _samples;

    public double this[string series] => _samples.TryGetValue(series, out double value)
        ? value
        : throw new KeyNotFoundException($"No sample of {series}; there are: {string.Join(", ", _samples.Keys.Take(200))}");

    public void Add(Labels series, double value) => Assert.True(_samples.TryAdd(series.ToString(), value), $"{series} was written twice in a cycle.");

    /// <summary>One cycle, <paramref name="seconds"/> after the one before.</summary>
    public CollectingSink Run(ICollector collector, double seconds = 0)
    {
        _samples.Clear();
        MonotonicSeconds += seconds;
        TimestampMs += (long)(seconds * 1000);
        collector.Collect(this);
        return this;
    }

    public bool Has(string series) => _samples.ContainsKey(series);
}
