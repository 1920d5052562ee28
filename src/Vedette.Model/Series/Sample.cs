namespace Vedette.Model.Series;

/// <summary>One measured value; <paramref name="TimestampMs"/> is milliseconds since the Unix epoch.</summary>
public readonly record struct Sample(long TimestampMs, double Value);
