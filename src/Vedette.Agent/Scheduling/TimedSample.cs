namespace Vedette.Agent.Scheduling;

/// <summary>A sample that carries another time than its cycle.</summary>
internal readonly record struct TimedSample(long TimestampMs, uint Reference, double Value) : IComparable<TimedSample>
{
    /// <summary>By time, then by series: the order of the encoder's frames.</summary>
    public int CompareTo(TimedSample other) => TimestampMs != other.TimestampMs ? TimestampMs.CompareTo(other.TimestampMs) : Reference.CompareTo(other.Reference);
}
