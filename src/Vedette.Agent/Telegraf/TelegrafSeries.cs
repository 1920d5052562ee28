using Vedette.Model.Series;

namespace Vedette.Agent.Telegraf;

/// <summary>One series of Telegraf's: its labels, and the value that the next cycle is to have.</summary>
internal sealed class TelegrafSeries(Labels labels)
{
    public Labels Labels { get; } = labels;

    public double Value { get; set; }

    /// <summary>When Telegraf measured it, milliseconds since the Unix epoch; null where it did not say.</summary>
    public long? TimestampMs { get; set; }

    /// <summary>True where the value came after the last cycle.</summary>
    public bool IsFresh { get; set; }

    /// <summary>The cycle that last had a value.</summary>
    public long LastCycle { get; set; }
}
