using Vedette.Protocol.Messages;

namespace Vedette.Storage.Telemetry.Epochs;

/// <summary>Sequence numbers that are done with: everything up to a low watermark, and disjoint ranges above it.</summary>
internal sealed class SeqSet
{
    /// <summary>A spool that drains in two lanes has a handful; only a hostile one comes here.</summary>
    public const int MaxRanges = 4096;

    private readonly List<(ulong First, ulong Last)> _ranges;
    private ulong _low;

    public SeqSet() => _ranges = [];

    private SeqSet(SeqSet other)
    {
        _low = other._low;
        _ranges = [.. other._ranges];
    }

    public bool IsFull => _ranges.Count >= MaxRanges;

    public ulong Highest => _ranges.Count == 0 ? _low : _ranges[^1].Last;

    public SeqSet Clone() => new(this);

    public bool Contains(ulong seq) => seq <= _low || (Find(seq) is var at && at < _ranges.Count && _ranges[at].First <= seq);

    public void Add(ulong seq)
    {
        if (Contains(seq))
        {
            return;
        }

        int at = Find(seq);
        bool joinsNext = at < _ranges.Count && _ranges[at].First == seq + 1;
        bool joinsPrevious = at > 0 && _ranges[at - 1].Last + 1 == seq;
        if (joinsNext && joinsPrevious)
        {
            _ranges[at - 1] = (_ranges[at - 1].First, _ranges[at].Last);
            _ranges.RemoveAt(at);
        }
        else if (joinsNext)
        {
            _ranges[at] = (seq, _ranges[at].Last);
        }
        else if (joinsPrevious)
        {
            _ranges[at - 1] = (_ranges[at - 1].First, seq);
        }
        else
        {
            _ranges.Insert(at, (seq, seq));
        }

        Absorb();
    }

    /// <summary>Everything below <paramref name="oldest"/> is done with, received or not.</summary>
    public void Collapse(ulong oldest)
    {
        if (oldest > 0 && oldest - 1 > _low)
        {
            _low = oldest - 1;
            Absorb();
        }
    }

    public IEnumerable<SeqRange> ToRanges()
    {
        if (_low > 0)
        {
            yield return new SeqRange { First = 0, Last = _low };
        }

        foreach ((ulong first, ulong last) in _ranges)
        {
            yield return new SeqRange { First = first, Last = last };
        }
    }

    public void WriteTo(List<byte> bytes)
    {
        Varints.Write(bytes, _low);
        ulong previous = _low;
        foreach ((ulong first, ulong last) in _ranges)
        {
            Varints.Write(bytes, first - previous);
            Varints.Write(bytes, last - first);
            previous = last;
        }
    }

    /// <summary>Reads to the end or through a step of 0, which no range begins with.</summary>
    public static SeqSet ReadFrom(ref ReadOnlySpan<byte> bytes, string blob)
    {
        var set = new SeqSet { _low = Varints.Read(ref bytes, blob) };
        ulong previous = set._low;
        while (!bytes.IsEmpty && Varints.Read(ref bytes, blob) is > 0 and var step)
        {
            ulong first = previous + step;
            previous = first + Varints.Read(ref bytes, blob);
            set._ranges.Add((first, previous));
        }

        return set;
    }

    /// <summary>Index of the first range that ends at or after <paramref name="seq"/>.</summary>
    private int Find(ulong seq)
    {
        int low = 0;
        int high = _ranges.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_ranges[middle].Last < seq)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private void Absorb()
    {
        int done = 0;
        while (done < _ranges.Count && (_low == ulong.MaxValue || _ranges[done].First <= _low + 1))
        {
            _low = Math.Max(_low, _ranges[done].Last);
            done++;
        }

        _ranges.RemoveRange(0, done);
    }
}
