using Vedette.Agent.Spool;
using Vedette.Collectors;
using Vedette.Model.Series;
using Vedette.Protocol.Batches;

namespace Vedette.Agent.Scheduling;

/// <summary>The samples of one cycle as references and values, sorted for the encoder. Reused: a steady cycle allocates nothing.</summary>
internal sealed class FrameBuffer(SeriesDictionary series, SpoolEvents events) : ISampleSink
{
    /// <summary>A program that writes a time of its own for each value would make a frame of each; the rest of them carry the cycle's.</summary>
    public const int MaxTimes = 64;

    // Empty on most hosts: nothing of the agent's own measures at another time.
    private readonly List<TimedSample> _timed = [];
    private readonly HashSet<long> _times = [];
    private uint[] _references = new uint[1024];
    private double[] _values = new double[1024];
    private int _count;
    private int _overLimit;

    public long TimestampMs { get; private set; }

    public double MonotonicSeconds { get; private set; }

    public int Count => _count;

    public void Begin(long timestampMs, double monotonicSeconds)
    {
        TimestampMs = timestampMs;
        MonotonicSeconds = monotonicSeconds;
        _count = 0;
        _overLimit = 0;
        _timed.Clear();
        _times.Clear();
    }

    public void AddAt(Labels labels, double value, long timestampMs)
    {
        if (timestampMs == TimestampMs || (_times.Count == MaxTimes && !_times.Contains(timestampMs)))
        {
            Add(labels, value);
        }
        else if (series.TryResolve(labels, out uint reference))
        {
            _times.Add(timestampMs);
            _timed.Add(new TimedSample(timestampMs, reference, value));
        }
        else
        {
            _overLimit++;
        }
    }

    public void Add(Labels labels, double value)
    {
        if (!series.TryResolve(labels, out uint reference))
        {
            _overLimit++;
            return;
        }

        if (_count == _references.Length)
        {
            Array.Resize(ref _references, _count * 2);
            Array.Resize(ref _values, _count * 2);
        }

        _references[_count] = reference;
        _values[_count] = value;
        _count++;
    }

    /// <summary>Makes new references last and puts the samples in order; where the disk refuses, samples of new series are given up and counted.</summary>
    public void Finish()
    {
        if (_overLimit > 0)
        {
            events.Dropped(DropReason.SeriesLimit, 0, _overLimit);
        }

        bool stored = series.Commit();
        Span<uint> references = _references.AsSpan(0, _count);
        // Collectors write in a steady order, and references were given out in that order: mostly there is nothing to sort.
        if (!IsSorted(references))
        {
            references.Sort(_values.AsSpan(0, _count));
        }

        if (!stored)
        {
            int kept = FirstAtLeast(references, (uint)series.Count);
            int timed = _timed.RemoveAll(s => s.Reference >= (uint)series.Count);
            events.Dropped(DropReason.SeriesNotStored, 0, _count - kept + timed);
            _count = kept;
        }

        _timed.Sort(TimedSample.InOrder);
    }

    /// <summary>Writes the frame, behind those of other times; a series that stands twice at one time counts once.</summary>
    public void WriteTo(TelemetryBatchEncoder encoder)
    {
        WriteTimed(encoder);
        encoder.BeginFrame(TimestampMs);
        for (int i = 0; i < _count; i++)
        {
            if (i == 0 || _references[i] != _references[i - 1])
            {
                encoder.Add(_references[i], _values[i]);
            }
        }

        encoder.EndFrame();
    }

    private void WriteTimed(TelemetryBatchEncoder encoder)
    {
        int i = 0;
        while (i < _timed.Count)
        {
            int first = i;
            encoder.BeginFrame(_timed[first].TimestampMs);
            for (; i < _timed.Count && _timed[i].TimestampMs == _timed[first].TimestampMs; i++)
            {
                if (i == first || _timed[i].Reference != _timed[i - 1].Reference)
                {
                    encoder.Add(_timed[i].Reference, _timed[i].Value);
                }
            }

            encoder.EndFrame();
        }
    }

    private static bool IsSorted(ReadOnlySpan<uint> references)
    {
        for (int i = 1; i < references.Length; i++)
        {
            if (references[i] < references[i - 1])
            {
                return false;
            }
        }

        return true;
    }

    private static int FirstAtLeast(ReadOnlySpan<uint> sorted, uint reference)
    {
        int at = sorted.BinarySearch(reference);
        at = at < 0 ? ~at : at;
        while (at > 0 && sorted[at - 1] >= reference)
        {
            at--;
        }

        return at;
    }
}
