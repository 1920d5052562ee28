namespace Vedette.Storage.Telemetry;

/// <summary>Two hours of samples lie together on the disk. The length is part of the stored format: keys hold bucket numbers.</summary>
internal static class TimeBuckets
{
    public const long LengthMs = 2 * 60 * 60 * 1000;

    public static long Of(long timestampMs) => (timestampMs - (((timestampMs % LengthMs) + LengthMs) % LengthMs)) / LengthMs;

    public static long StartMs(long bucket) => bucket * LengthMs;

    /// <summary>The last millisecond inside.</summary>
    public static long EndMs(long bucket) => StartMs(bucket) + LengthMs - 1;
}
