using Vedette.Model.Series;

namespace Vedette.Storage.Telemetry;

public readonly record struct LatestSample(Labels Labels, long TimestampMs, double Value);
