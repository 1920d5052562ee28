namespace Vedette.Agent.Scheduling;

/// <summary>A sample that carries another time than its cycle.</summary>
internal readonly record struct TimedSample(long TimestampMs, uint Reference, double Value)
{
    /// <summary>By time, then by series: the order of the encoder's frames.</summary>
    public static int InOrder(TimedSample one, TimedSample other) =>
        one.TimestampMs != other.TimestampMs ? one.TimestampMs.CompareTo(other.TimestampMs) : one.Reference.CompareTo(other.Reference);
}
