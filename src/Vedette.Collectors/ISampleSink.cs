using Vedette.Model.Series;

namespace Vedette.Collectors;

/// <summary>Takes the samples of one collection cycle. They carry the cycle's timestamp unless somebody else measured them.</summary>
public interface ISampleSink
{
    /// <summary>The cycle's time, milliseconds since the Unix epoch: what is stored.</summary>
    long TimestampMs { get; }

    /// <summary>Seconds since some fixed moment on a clock that never jumps: what rates are computed over.</summary>
    double MonotonicSeconds { get; }

    /// <summary>
    /// Adds one value. Collectors keep the <see cref="Labels"/> instances they write, so that a steady cycle allocates nothing.
    /// A value that is not known is not added: unknown is never zero.
    /// </summary>
    void Add(Labels series, double value);

    /// <summary>Adds a value that another program measured, with its time; a sink that knows the cycle's only takes that.</summary>
    void AddAt(Labels series, double value, long timestampMs) => Add(series, value);
}
