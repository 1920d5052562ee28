namespace Vedette.Model.Series;

/// <summary>A span of milliseconds since the Unix epoch; both ends are inside.</summary>
public readonly record struct TimeRange(long StartMs, long EndMs)
{
    public bool Contains(long timestampMs) => timestampMs >= StartMs && timestampMs <= EndMs;

    public bool Overlaps(long startMs, long endMs) => startMs <= EndMs && endMs >= StartMs;
}
