using Vedette.Chunks.Sealed;
using Vedette.Model.Series;
using Vedette.Storage.Telemetry.Head;

namespace Vedette.Storage.Telemetry.Reading;

/// <summary>
/// Brings the pieces of one series together: ascending, one sample per timestamp. Of pieces that share one, that of the later generation is right, and in one generation
/// that added last.
/// </summary>
internal sealed class SampleMerger
{
    private long[] _timestampsMs = new long[256];
    private double[] _values = new double[256];
    private readonly List<(int End, long Generation)> _pieces = [];
    private int _count;
    private bool _ascends = true;

    /// <summary>Adds samples of the head, which are later than those of any flush.</summary>
    public void Add(HeadPiece piece)
    {
        EnsureRoom(piece.Count);
        piece.CopyTo(_timestampsMs.AsSpan(_count), _values.AsSpan(_count));
        Take(piece.Count, long.MaxValue);
    }

    /// <exception cref="Vedette.Chunks.CorruptChunkException">Nothing of the chunk was added.</exception>
    public void Add(ReadOnlySpan<byte> sealedChunk, long generation)
    {
        EnsureRoom(ChunkHeader.Read(sealedChunk).Count);
        Take(ChunkDecoder.Decode(sealedChunk, _timestampsMs.AsSpan(_count), _values.AsSpan(_count)), generation);
    }

    /// <summary>What was added, within [from, to]; the merger is empty afterwards. The arrays are the caller's.</summary>
    public (ReadOnlyMemory<long> TimestampsMs, ReadOnlyMemory<double> Values) Merge(long fromMs, long toMs)
    {
        if (!_ascends)
        {
            SortLastWins();
        }

        ReadOnlySpan<long> all = _timestampsMs.AsSpan(0, _count);
        int first = all.BinarySearch(fromMs);
        first = first < 0 ? ~first : first;
        int last = all.BinarySearch(toMs);
        last = last < 0 ? ~last : last + 1;
        int count = Math.Max(0, last - first);
        long[] timestamps = _timestampsMs.AsSpan(first, count).ToArray();
        double[] values = _values.AsSpan(first, count).ToArray();
        _count = 0;
        _pieces.Clear();
        _ascends = true;
        return (timestamps, values);
    }

    /// <summary>The newest of what was added; the merger is empty afterwards.</summary>
    public Sample? Newest()
    {
        (ReadOnlyMemory<long> timestampsMs, ReadOnlyMemory<double> values) = Merge(long.MinValue, long.MaxValue);
        return timestampsMs.IsEmpty ? null : new Sample(timestampsMs.Span[^1], values.Span[^1]);
    }

    private void Take(int added, long generation)
    {
        if (_count > 0 && added > 0 && _timestampsMs[_count] <= _timestampsMs[_count - 1])
        {
            _ascends = false;
        }

        _count += added;
        _pieces.Add((_count, generation));
    }

    private void SortLastWins()
    {
        int[] order = new int[_count];
        long[] generations = new long[_count];
        int piece = 0;
        for (int i = 0; i < _count; i++)
        {
            piece += i >= _pieces[piece].End ? 1 : 0;
            order[i] = i;
            generations[i] = _pieces[piece].Generation;
        }

        long[] keys = _timestampsMs;
        Array.Sort(order, (a, b) => (keys[a], generations[a], a).CompareTo((keys[b], generations[b], b)));
        long[] timestamps = new long[_count];
        double[] values = new double[_count];
        int kept = 0;
        foreach (int at in order)
        {
            if (kept > 0 && timestamps[kept - 1] == _timestampsMs[at])
            {
                kept--;
            }

            timestamps[kept] = _timestampsMs[at];
            values[kept++] = _values[at];
        }

        (_timestampsMs, _values, _count) = (timestamps, values, kept);
    }

    private void EnsureRoom(int needed)
    {
        if (_timestampsMs.Length - _count < needed)
        {
            int grown = Math.Max(_timestampsMs.Length * 2, _count + needed);
            Array.Resize(ref _timestampsMs, grown);
            Array.Resize(ref _values, grown);
        }
    }
}
