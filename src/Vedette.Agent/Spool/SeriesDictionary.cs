using Vedette.Model.Series;

namespace Vedette.Agent.Spool;

/// <summary>
/// Gives each series its reference: dense, from 0, never reused, kept between starts. A reference counts only once it is on the disk
/// (<see cref="Commit"/>); one that could not be written is taken back, so the server never hears of a name that a restart would forget.
/// </summary>
internal sealed class SeriesDictionary : IDisposable
{
    private readonly SeriesFile _file;
    private readonly SpoolEvents _events;
    private readonly int _limit;

    // Guards the two collections; they are read by the link while the collection cycle adds.
    private readonly Lock _lock = new();
    private readonly Dictionary<Labels, uint> _references = [];
    private readonly List<Labels> _series;
    private int _committed;

    public SeriesDictionary(SeriesFile file, List<Labels> stored, SpoolEvents events, int limit)
    {
        _file = file;
        _events = events;
        _limit = limit;
        _series = stored;
        _committed = stored.Count;
        for (int i = 0; i < stored.Count; i++)
        {
            _references.TryAdd(stored[i], (uint)i);
        }
    }

    /// <summary>50,000 series are fifty times an ordinary host's and cost about 15 MB; what would go beyond is a fault of some collector's labels.</summary>
    public const int DefaultLimit = 50_000;

    /// <summary>Of an agent that watches a site: a miner has some sixty, and two thousand of them take about 40 MB here.</summary>
    public const int SiteLimit = 150_000;

    /// <summary>How many series have a reference that lasts.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _committed;
            }
        }
    }

    public long FileBytes => _file.Length;

    /// <summary>The reference of <paramref name="labels"/>, a new one where it is seen for the first time; false where the limit is reached.</summary>
    public bool TryResolve(Labels labels, out uint reference)
    {
        lock (_lock)
        {
            if (_references.TryGetValue(labels, out reference))
            {
                return true;
            }

            if (_series.Count >= _limit)
            {
                return false;
            }

            reference = (uint)_series.Count;
            _series.Add(labels);
            _references.Add(labels, reference);
            return true;
        }
    }

    /// <summary>Makes the references given out since the last call last. Where the disk refuses they are taken back: whoever holds one from <see cref="Count"/> on must forget it.</summary>
    public bool Commit()
    {
        List<Labels> added;
        lock (_lock)
        {
            if (_series.Count == _committed)
            {
                return true;
            }

            added = _series.GetRange(_committed, _series.Count - _committed);
        }

        try
        {
            // Only the collection cycle adds and commits, so nothing is added meanwhile; the link is not kept waiting for the disk.
            _file.Append(added);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _events.DiskFails("series", e);
            TakeBack(added);
            return false;
        }

        lock (_lock)
        {
            _committed = _series.Count;
        }

        return true;
    }

    /// <summary>Lasting series from <paramref name="first"/> on, at most <paramref name="max"/>.</summary>
    public IReadOnlyList<Labels> Slice(int first, int max)
    {
        lock (_lock)
        {
            return first >= _committed ? [] : _series.GetRange(first, Math.Min(max, _committed - first));
        }
    }

    public void Dispose() => _file.Dispose();

    private void TakeBack(List<Labels> added)
    {
        lock (_lock)
        {
            _series.RemoveRange(_committed, added.Count);
            foreach (Labels labels in added)
            {
                _references.Remove(labels);
            }
        }
    }
}
