namespace Vedette.Storage.Telemetry;

/// <summary>A sample of the series at <paramref name="SeriesIndex"/> of its <see cref="SampleSet"/>.</summary>
public readonly record struct IndexedSample(int SeriesIndex, long TimestampMs, double Value);
