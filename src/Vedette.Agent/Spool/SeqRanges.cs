namespace Vedette.Agent.Spool;

/// <summary>A set of sequence numbers as ascending, disjoint ranges; small as long as numbers are done with roughly in order.</summary>
internal sealed class SeqRanges
{
    private readonly List<(ulong First, ulong Last)> _ranges = [];

    public IReadOnlyList<(ulong First, ulong Last)> Items => _ranges;

    /// <summary>Adds <paramref name="first"/> to <paramref name="last"/>, both inside; joins what touches.</summary>
    public void Add(ulong first, ulong last)
    {
        if (first > last)
        {
            return;
        }

        int at = 0;
        while (at < _ranges.Count && _ranges[at].Last < first && _ranges[at].Last + 1 < first)
        {
            at++;
        }

        int end = at;
        while (end < _ranges.Count && (last == ulong.MaxValue || _ranges[end].First <= last + 1))
        {
            first = Math.Min(first, _ranges[end].First);
            last = Math.Max(last, _ranges[end].Last);
            end++;
        }

        _ranges.RemoveRange(at, end - at);
        _ranges.Insert(at, (first, last));
    }

    public bool Contains(ulong seq) => FirstMissingFrom(seq) != seq;

    /// <summary>The smallest number from <paramref name="seq"/> on that is not in the set.</summary>
    public ulong FirstMissingFrom(ulong seq)
    {
        foreach ((ulong first, ulong last) in _ranges)
        {
            if (seq < first)
            {
                break;
            }

            if (seq <= last)
            {
                return last + 1;
            }
        }

        return seq;
    }

    public bool CoversAll(ulong first, ulong last) => FirstMissingFrom(first) > last;

    /// <summary>How many of <paramref name="first"/> to <paramref name="last"/> are in the set.</summary>
    public ulong CountWithin(ulong first, ulong last)
    {
        ulong count = 0;
        foreach ((ulong rangeFirst, ulong rangeLast) in _ranges)
        {
            ulong from = Math.Max(first, rangeFirst);
            ulong to = Math.Min(last, rangeLast);
            count += from <= to ? to - from + 1 : 0;
        }

        return count;
    }

    public void RemoveBelow(ulong seq)
    {
        _ranges.RemoveAll(r => r.Last < seq);
        if (_ranges.Count > 0 && _ranges[0].First < seq)
        {
            _ranges[0] = (seq, _ranges[0].Last);
        }
    }
}
