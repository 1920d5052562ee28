using Vedette.Model.Series;

namespace Vedette.Storage.Telemetry;

/// <summary>One series' samples; both memories have the same length. Owned by the receiver.</summary>
public sealed record SeriesSamples(Labels Labels, ReadOnlyMemory<long> TimestampsMs, ReadOnlyMemory<double> Values);
