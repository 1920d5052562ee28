using Vedette.Model.Series;

namespace Vedette.Storage.Telemetry.Head;

/// <summary>
/// A series: its identity, and its samples that are not in chunk rows yet. There may be a million, so fields are few. All but the identity is guarded by
/// <see cref="SampleHead.Gate"/>.
/// </summary>
/// <remarks>
/// In which order pieces hold, the later right where both have a timestamp: frozen ones, then the first lane, then the late lane. It is the order of arrival where it matters:
/// the first lane takes only samples newer than all before, so a late sample of the same timestamp always came later.
/// </remarks>
internal sealed class HeadSeries(int id, int agentId, int metric, Labels labels)
{
    private SampleLane _first;
    private LateLane? _late;
    private HeadPiece[]? _frozen;
    private int _generation;

    public int Id { get; } = id;

    public int AgentId { get; } = agentId;

    /// <summary>Symbol of the metric's name.</summary>
    public int Metric { get; } = metric;

    public Labels Labels { get; } = labels;

    /// <summary>The newest sample known; <see cref="long.MinValue"/> where none is.</summary>
    public long LatestTimestampMs { get; private set; } = long.MinValue;

    public double LatestValue { get; private set; }

    /// <summary>The newest bucket that has chunk rows of this series; -1 where none has.</summary>
    public int LastBucket { get; private set; } = -1;

    /// <summary>Set at recovery: the newest sample may be in a chunk row that nobody has looked at yet.</summary>
    public bool LatestMayBeStored { get; private set; }

    public bool IsEmpty => _first.IsEmpty && _late is null && _frozen is null;

    /// <returns>By how many bytes the head grew or shrank.</returns>
    public int Append(long timestampMs, double value, int generation, ChunkSealer sealer)
    {
        Freeze(generation);
        if (timestampMs > LatestTimestampMs)
        {
            LatestTimestampMs = timestampMs;
            LatestValue = value;
            return _first.Append(timestampMs, value, sealer);
        }

        if (timestampMs == LatestTimestampMs)
        {
            if (BitConverter.DoubleToInt64Bits(value) == BitConverter.DoubleToInt64Bits(LatestValue))
            {
                return 0;
            }

            LatestValue = value;
        }

        _late ??= new LateLane();
        return _late.Lane.Append(timestampMs, value, sealer);
    }

    /// <summary>Sets what was appended before <paramref name="generation"/> aside for its flush; appends go on in empty lanes.</summary>
    public void Freeze(int generation)
    {
        if (_generation == generation)
        {
            return;
        }

        _generation = generation;
        if (_first.IsEmpty && _late is null)
        {
            return;
        }

        var pieces = new List<HeadPiece>();
        _first.CollectInto(pieces);
        _late?.Lane.CollectInto(pieces);
        _frozen = [.. _frozen ?? [], .. pieces];
        _first = default;
        _late = null;
    }

    public HeadPiece[]? Frozen => _frozen;

    /// <summary>The frozen pieces are in chunk rows now, up to <paramref name="lastBucket"/>.</summary>
    /// <returns>By how many bytes the head shrank.</returns>
    public int DropFrozen(int lastBucket)
    {
        int bytes = _frozen?.Sum(p => p.ByteCount) ?? 0;
        _frozen = null;
        LastBucket = Math.Max(LastBucket, lastBucket);
        return bytes;
    }

    public void CollectInto(List<HeadPiece> pieces)
    {
        pieces.AddRange(_frozen ?? []);
        _first.CollectInto(pieces);
        _late?.Lane.CollectInto(pieces);
    }

    /// <summary>At recovery: chunk rows of this series exist in <paramref name="bucket"/>.</summary>
    public void RecoverBucket(int bucket)
    {
        LastBucket = Math.Max(LastBucket, bucket);
        LatestMayBeStored = true;
    }

    /// <summary>What the newest chunk row told.</summary>
    public void LearnLatest(long timestampMs, double value)
    {
        LatestMayBeStored = false;
        if (timestampMs > LatestTimestampMs)
        {
            LatestTimestampMs = timestampMs;
            LatestValue = value;
        }
    }
}
