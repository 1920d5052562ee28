using Vedette.Model.Miners;

namespace Vedette.Miners.Sites;

/// <summary>How the visits of a site went. Safe to use from several threads.</summary>
public sealed class PollCounts
{
    /// <summary>Upper bounds in seconds: a quick device, a slow one, and the deadline.</summary>
    public static readonly IReadOnlyList<double> DurationBounds = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30];

    private static readonly int Results = Enum.GetValues<PollResult>().Length;

    // Guards all that follows.
    private readonly Lock _lock = new();
    private readonly long[] _results = new long[Results];
    private readonly long[] _durations = new long[DurationBounds.Count + 1];
    private readonly List<RepairCount> _repairs = [];
    private double _seconds;

    // A reader names its mends from a short list; whatever it does, the figures stay few.
    private const int MostRepairs = 64;

    public void Add(PollResult result, TimeSpan took)
    {
        double seconds = took.TotalSeconds;
        int bucket = 0;
        while (bucket < DurationBounds.Count && seconds > DurationBounds[bucket])
        {
            bucket++;
        }

        lock (_lock)
        {
            _results[(int)result]++;
            _durations[bucket]++;
            _seconds += seconds;
        }
    }

    public void AddRepairs(MinerQuality quality)
    {
        lock (_lock)
        {
            foreach (string repair in quality.Repaired)
            {
                int at = _repairs.FindIndex(r => r.Repair == repair);
                if (at >= 0)
                {
                    _repairs[at] = _repairs[at] with { Count = _repairs[at].Count + 1 };
                }
                else if (_repairs.Count < MostRepairs)
                {
                    _repairs.Add(new RepairCount(repair, 1));
                }
            }
        }
    }

    public long Count(PollResult result)
    {
        lock (_lock)
        {
            return _results[(int)result];
        }
    }

    /// <summary>Visits within each bound, those of the smaller ones included, and behind the bounds all of them.</summary>
    public double[] CumulatedDurations(out double sumSeconds)
    {
        lock (_lock)
        {
            var cumulated = new double[_durations.Length];
            double sum = 0;
            for (int i = 0; i < cumulated.Length; i++)
            {
                cumulated[i] = sum += _durations[i];
            }

            sumSeconds = _seconds;
            return cumulated;
        }
    }

    /// <summary>How often each mend of a reply was needed.</summary>
    public IReadOnlyList<RepairCount> Repairs()
    {
        lock (_lock)
        {
            return [.. _repairs];
        }
    }
}
