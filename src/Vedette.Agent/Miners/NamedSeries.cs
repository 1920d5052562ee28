using Vedette.Model.Series;

namespace Vedette.Agent.Miners;

/// <summary>One series and by what it is asked for.</summary>
internal sealed class NamedSeries(string metric, SeriesLabel first, SeriesLabel second, string miner)
{
    public Labels Labels { get; } = Create(metric, first, second, miner);

    public int LastRead { get; set; }

    public bool Is(string otherMetric, SeriesLabel otherFirst, SeriesLabel otherSecond) =>
        string.Equals(metric, otherMetric, StringComparison.Ordinal) && first.IsSame(otherFirst) && second.IsSame(otherSecond);

    // A label without a value is none.
    private static Labels Create(string metric, SeriesLabel first, SeriesLabel second, string miner) =>
        Labels.Create(metric, new Label("miner", miner), new Label(first.Name, first.Value), new Label(second.Name, second.Value));
}
