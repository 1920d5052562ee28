namespace Vedette.Server.Miners.Judgement.Sightings;

/// <summary>What a miner's last polls said: a ring of about two hours. Used under its site's lock.</summary>
internal sealed class MinerWindow
{
    /// <summary>Two hours at a poll a minute, and a little.</summary>
    public const int MostReadings = 128;

    // Rooms are powers of two, so that a place in the ring is a mask away.
    private const int FirstRoom = 16;

    /// <summary>Polls that come faster than a minute are put together, so that the ring always holds two hours. Less than a minute, since polls have jitter.</summary>
    private const long ShortestStepMs = 45_000;

    private MinerReading[] _ring = [];
    private int _start;

    public int Count { get; private set; }

    /// <param name="back">0 is the newest.</param>
    public MinerReading this[int back] => _ring[(_start + Count - 1 - back) & (_ring.Length - 1)];

    public void Add(MinerReading reading)
    {
        if (Count >= 2 && reading.AtMs - this[1].AtMs < ShortestStepMs)
        {
            _ring[(_start + Count - 1) & (_ring.Length - 1)] = reading.After(this[0]);
            return;
        }

        if (Count == _ring.Length && Count < MostReadings)
        {
            Grow();
        }

        if (Count == MostReadings)
        {
            _start = (_start + 1) & (MostReadings - 1);
            Count--;
        }

        _ring[(_start + Count) & (_ring.Length - 1)] = reading;
        Count++;
    }

    /// <summary>Readings after a moment; the newest stand first at 0 up to the result.</summary>
    public int CountAfter(long ms)
    {
        int count = 0;
        while (count < Count && this[count].AtMs > ms)
        {
            count++;
        }

        return count;
    }

    /// <summary>The mean rate after a moment; null where fewer than <paramref name="atLeast"/> polls tell one.</summary>
    public double? MeanRate(long afterMs, int atLeast)
    {
        (double sum, int told) = (0, 0);
        for (int back = CountAfter(afterMs) - 1; back >= 0; back--)
        {
            if (float.IsFinite(this[back].Rate))
            {
                sum += this[back].Rate;
                told++;
            }
        }

        return told >= atLeast ? sum / told : null;
    }

    /// <summary>The median rate within two moments; null where fewer than <paramref name="atLeast"/> polls tell one.</summary>
    public double? MedianRate(long afterMs, long upToMs, int atLeast)
    {
        Span<float> rates = stackalloc float[MostReadings];
        int told = 0;
        for (int back = CountAfter(upToMs); back < Count && this[back].AtMs > afterMs; back++)
        {
            if (float.IsFinite(this[back].Rate))
            {
                rates[told++] = this[back].Rate;
            }
        }

        if (told < atLeast)
        {
            return null;
        }

        rates[..told].Sort();
        return rates[told / 2];
    }

    public int RestartsAfter(long ms)
    {
        int restarts = 0;
        for (int back = CountAfter(ms) - 1; back >= 0; back--)
        {
            restarts += this[back].Restarted ? 1 : 0;
        }

        return restarts;
    }

    private void Grow()
    {
        // Not wrapped around before it has its full length.
        Array.Resize(ref _ring, Math.Min(MostReadings, Math.Max(FirstRoom, _ring.Length * 2)));
    }
}
