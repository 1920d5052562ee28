namespace Vedette.Server.Miners.Judgement.Sightings;

/// <summary>Since when a miner that claims to hash had no share accepted, and how many would have been due in that time. Used under its site's lock.</summary>
internal sealed class ShareLedger
{
    /// <summary>A longer time between two polls is counted as this: nobody looked.</summary>
    public const int LongestIntervalSeconds = 300;

    /// <summary>The own pace forgets at this rate, so that a pool's new difficulty is learned within an hour.</summary>
    private const double PaceMemorySeconds = 1800;

    /// <summary>Fewer shares make no pace: their number is wrong by a third by chance.</summary>
    private const double FewestPaceShares = 10;

    /// <summary>Fewer shares prove nothing of what one is worth.</summary>
    private const double FewestProvingShares = 15;

    /// <summary>A difficulty by which the shares come to this part of the claim is the pool's: one in another unit, or a placeholder, is wrong by powers of ten.</summary>
    private const double ProvingPart = 0.3;

    private double _dueByDifficulty;
    private bool _difficultyTold;
    private double _paceShares;
    private double _paceSeconds;
    private string? _pool;

    /// <summary>Since when no share came; null before the first poll that tells.</summary>
    public long? SilentSinceMs { get; private set; }

    /// <summary>As far as the miner claimed to hash meanwhile.</summary>
    public double SilentSeconds { get; private set; }

    /// <summary>Shares that were refused in that time.</summary>
    public int RejectedInSilence { get; private set; }

    /// <summary>By the difficulty that the device tells, its shares for this pool were once worth the claim: few since then are few, and not merely worth more than it says. It stays so, however long they are few.</summary>
    public bool IsDifficultyProven { get; private set; }

    /// <summary>
    /// Shares that would have been accepted in the silence, by the claimed rate and the pool's difficulty, and by the miner's own pace before; the lower where both are known. Null where neither is.
    /// </summary>
    public double? DueInSilence
    {
        get
        {
            double? byDifficulty = _difficultyTold ? _dueByDifficulty : null;
            // Chance may have made the pace look high: two standard deviations are taken off.
            double? byPace = _paceShares >= FewestPaceShares ? (_paceShares - (2 * Math.Sqrt(_paceShares))) / _paceSeconds * SilentSeconds : null;
            return byDifficulty is { } one && byPace is { } other ? Math.Min(one, other) : byDifficulty ?? byPace;
        }
    }

    /// <param name="hashesPerShare">Of the harder of the two difficulties at the interval's ends; null = not known.</param>
    /// <param name="claims">The miner says that it hashes and is past its start.</param>
    public void Hear(MinerReading reading, double? hashesPerShare, bool claims)
    {
        if (SilentSinceMs is null || reading.Accepted != 0)
        {
            // Where the rise is not known, there may have been shares.
            Heard(reading);
            Prove(_paceShares, _paceSeconds, reading.Rate, hashesPerShare);
            return;
        }

        if (!claims || reading.Restarted)
        {
            return;
        }

        int seconds = Math.Min(reading.Seconds, LongestIntervalSeconds);
        SilentSeconds += seconds;
        RejectedInSilence += Math.Max(0, reading.Rejected);
        if (hashesPerShare is > 0 and { } hashes && float.IsFinite(reading.Rate))
        {
            _difficultyTold = true;
            _dueByDifficulty += seconds * reading.Rate / hashes;
        }
    }

    /// <summary>Another pool has another difficulty: the pace there says nothing here.</summary>
    public void WorksFor(string? pool)
    {
        if (!string.Equals(pool, _pool, StringComparison.Ordinal))
        {
            (_pool, _paceShares, _paceSeconds, IsDifficultyProven) = (pool, 0, 0, false);
        }
    }

    /// <summary>By shares that came in <paramref name="seconds"/>; what is not known proves nothing.</summary>
    public void Prove(double? shares, double? seconds, double rate, double? hashesPerShare) =>
        IsDifficultyProven |= shares >= FewestProvingShares && shares * hashesPerShare >= ProvingPart * rate * seconds;

    private void Heard(MinerReading reading)
    {
        if (reading.Accepted > 0)
        {
            double seconds = SilentSeconds + Math.Min(reading.Seconds, LongestIntervalSeconds);
            double kept = Math.Exp(-seconds / PaceMemorySeconds);
            _paceShares = (_paceShares * kept) + reading.Accepted;
            _paceSeconds = (_paceSeconds * kept) + seconds;
        }

        SilentSinceMs = reading.AtMs;
        SilentSeconds = 0;
        RejectedInSilence = 0;
        _dueByDifficulty = 0;
        _difficultyTold = false;
    }
}
