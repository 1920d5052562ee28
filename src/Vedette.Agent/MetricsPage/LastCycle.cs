using Vedette.Model.Series;

namespace Vedette.Agent.MetricsPage;

/// <summary>The samples of one finished cycle; never changed after it was published.</summary>
internal sealed record LastCycle(long TimestampMs, IReadOnlyList<(Labels Series, double Value)> Samples);
