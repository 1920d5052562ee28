using Vedette.Model.Series;

namespace Vedette.Agent.Miners;

/// <summary>
/// The series of one miner. They are asked for in the same order with every read, so that the one wanted is nearly always the one behind the last, and a steady miner allocates nothing.
/// </summary>
internal sealed class SeriesOfMiner(string miner)
{
    /// <summary>Of one that was not asked for in as many reads nobody will ask again: a pool that was taken out, an error that passed.</summary>
    private const int ReadsKept = 32;

    private readonly List<NamedSeries> _series = [];
    private int _next;
    private int _reads;

    public void Begin()
    {
        _next = 0;
        if (++_reads % ReadsKept == 0)
        {
            _series.RemoveAll(s => _reads - s.LastRead > ReadsKept);
        }
    }

    public Labels Of(string metric, SeriesLabel first = default, SeriesLabel second = default)
    {
        if (_next >= _series.Count || !_series[_next].Is(metric, first, second))
        {
            int at = _series.FindIndex(s => s.Is(metric, first, second));
            if (at < 0)
            {
                at = Math.Min(_next, _series.Count);
                _series.Insert(at, new NamedSeries(metric, first, second, miner));
            }

            _next = at;
        }

        NamedSeries found = _series[_next++];
        found.LastRead = _reads;
        return found.Labels;
    }
}
