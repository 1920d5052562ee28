using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Rules;
using Vedette.Server.Miners.Judgement.Truth;

namespace Vedette.Server.Miners.Judgement.Sightings;

/// <summary>One miner of a site: what it says now, what it said in the last two hours, and what is thought of it. Used under its site's lock, but for <see cref="Standing"/>.</summary>
internal sealed class WatchedMiner(int agentId, string key)
{
    /// <summary>Rates before this much of running are nonsense: chips are brought up one by one.</summary>
    public const double WarmUpSeconds = 300;

    /// <summary>No device needs longer to begin: one that goes on saying so is judged as one that says nothing.</summary>
    private const long LongestStartMs = 15 * 60 * 1000;

    private readonly CounterRises _rises = new();
    private LearnedMost _mostBoards;
    private LearnedMost _mostFans;
    private LearnedMost _mostTurningFans;

    // On the agent's clock.
    private long _collectedAtMs;
    private float _lastDifficulty = float.NaN;

    // On our clock: since when no new start of its program was seen, and since when it says without a break that it is starting.
    private long? _runsSinceMs;
    private long? _startingSinceMs;
    private MinerStanding? _standing;

    public int AgentId => agentId;

    public string Key => key;

    /// <summary>Null while only parts of it were told, or after it went.</summary>
    public SeenEntity? Entity { get; set; }

    public List<SeenEntity> Boards { get; } = [];

    public List<SeenEntity> Pools { get; } = [];

    public List<SeenEntity> Fans { get; } = [];

    public MinerWindow Window { get; } = new();

    public ShareLedger Shares { get; } = new();

    public RuleTrack[] Tracks { get; } = new RuleTrack[MinerRules.All.Count];

    /// <summary>Since when the agent does not list it; null while it does.</summary>
    public long? GoneSinceMs { get; set; }

    /// <summary>When its figures were read, on our clock; null before the first time.</summary>
    public long? ReadAtMs { get; private set; }

    /// <summary>When it was first told of here, on our clock.</summary>
    public long? FirstToldMs { get; set; }

    /// <summary>When the first of its readings here was taken.</summary>
    public long? WatchedSinceMs { get; private set; }

    /// <summary>Seconds between its polls, as it is used to.</summary>
    public double? PollSeconds { get; private set; }

    public int? MostBoards => _mostBoards.Most;

    /// <summary>Fans of the case.</summary>
    public int? MostFans => _mostFans.Most;

    public int? MostTurningFans => _mostTurningFans.Most;

    public int TurningFans => Fans.Count(f => !FanName.IsOfPowerSupply(f) && f.Number(MinerFanFields.Rpm) > 0);

    /// <summary>Fans were seen turning: that they stand is then no trait of a device without air.</summary>
    public bool FansTurned { get; private set; }

    /// <summary>The last judgement; read without the lock.</summary>
    public MinerStanding? Standing
    {
        get => Volatile.Read(ref _standing);
        set => Volatile.Write(ref _standing, value);
    }

    public double? ProcessUptimeSeconds => Entity?.Number(MinerFields.ProcessUptimeSeconds) ?? Entity?.Number(MinerFields.UptimeSeconds);

    /// <summary>How long its program has run: as it tells, or as it was watched meanwhile without a new start, where that is longer. Null where it does not tell its uptime.</summary>
    public double? RunningSeconds => ProcessUptimeSeconds is { } told ? Math.Max(told, ((ReadAtMs - _runsSinceMs) / 1000.0) ?? 0) : null;

    /// <summary>Past its start; where it does not tell its uptime, once it was watched for as long.</summary>
    public bool IsWarm => (RunningSeconds ?? ((ReadAtMs - WatchedSinceMs) / 1000.0)) >= WarmUpSeconds;

    /// <summary>It says that it is starting, and may be.</summary>
    public bool IsStarting => MinerWords.Is(Entity?.Text(MinerFields.State), MinerWords.Starting) && !(ReadAtMs - _startingSinceMs >= LongestStartMs);

    /// <summary>What it says of its state does not keep it from hashing.</summary>
    public bool MayHash => Entity?.Text(MinerFields.State) is var state && (MinerWords.MayHash(state) || (MinerWords.Is(state, MinerWords.Starting) && !IsStarting));

    /// <summary>Takes the figures in where they are newer than the last ones.</summary>
    /// <param name="stateMs">The state's time on the agent's clock.</param>
    /// <param name="aheadMs">The agent's clock minus ours.</param>
    public bool TakeReading(long stateMs, long aheadMs)
    {
        if (Entity is not { } entity || entity.Number(MinerFields.CollectedAt) is not { } told)
        {
            return false;
        }

        // Not in the future: one wrong moment would keep every right one after it out.
        long collectedAt = (long)Math.Min(told, stateMs);
        if (collectedAt <= _collectedAtMs)
        {
            return false;
        }

        _collectedAtMs = collectedAt;
        Take(entity, collectedAt - aheadMs);
        return true;
    }

    private void Take(SeenEntity entity, long atMs)
    {
        CounterTotals totals = TotalsOf(entity, atMs);
        CounterRise rise = _rises.Take(totals);
        SeenEntity? pool = ActivePool.One(Pools);
        double? difficulty = pool?.Number(MinerPoolFields.Difficulty);
        var reading = new MinerReading
        {
            AtMs = atMs,
            Rate = (float)(ClaimedRate.Of(entity)?.HashesPerSecond ?? double.NaN),
            Difficulty = (float)(difficulty ?? double.NaN),
            Accepted = rise.Accepted,
            Rejected = rise.Rejected,
            HardwareErrors = rise.HardwareErrors,
            Seconds = rise.Seconds,
            Restarted = rise.Restarted,
        };
        ReadAtMs = atMs;
        WatchedSinceMs ??= atMs;
        _runsSinceMs = rise.Restarted ? atMs : _runsSinceMs ?? atMs;
        _startingSinceMs = !MinerWords.Is(entity.Text(MinerFields.State), MinerWords.Starting) ? null : rise.Restarted ? atMs : _startingSinceMs ?? atMs;
        if (rise.Seconds > 0)
        {
            PollSeconds = PollSeconds is { } before ? (before * 0.8) + (Math.Min(rise.Seconds, before * 3) * 0.2) : rise.Seconds;
        }

        Window.Add(reading);
        Shares.WorksFor(pool?.Text(MinerPoolFields.Url));
        float harder = float.IsFinite(_lastDifficulty) ? Math.Max(_lastDifficulty, reading.Difficulty) : reading.Difficulty;
        _lastDifficulty = reading.Difficulty;
        bool claims = reading.Rate > 0 && IsWarm && MayHash;
        double? hashesPerShare = harder * ShareWork.HashesPerDifficulty(entity.Text(MinerFields.Algorithm));
        Shares.Prove(totals.Accepted, totals.UptimeSeconds, reading.Rate, hashesPerShare);
        Shares.Hear(reading, hashesPerShare, claims);
        Learn(atMs);
    }

    private CounterTotals TotalsOf(SeenEntity entity, long atMs) => new()
    {
        AtMs = atMs,
        UptimeSeconds = entity.Number(MinerFields.ProcessUptimeSeconds) ?? entity.Number(MinerFields.UptimeSeconds),
        Accepted = entity.Number(MinerFields.SharesAccepted) ?? OfPools(MinerPoolFields.Accepted),
        Rejected = entity.Number(MinerFields.SharesRejected) ?? OfPools(MinerPoolFields.Rejected),
        HardwareErrors = entity.Number(MinerFields.HardwareErrors) ?? (Boards.Count > 0 ? Sum(Boards, MinerBoardFields.HardwareErrors) : null),
    };

    private void Learn(long atMs)
    {
        _mostBoards.Take(Boards.Count > 0 ? Boards.Count : null, atMs);
        int fans = Fans.Count(f => !FanName.IsOfPowerSupply(f));
        _mostFans.Take(fans > 0 ? fans : null, atMs);
        _mostTurningFans.Take(fans > 0 ? TurningFans : null, atMs);
        FansTurned |= Fans.Exists(f => f.Number(MinerFanFields.Rpm) > 0);
    }

    private double? OfPools(EntityField field) => Pools.Exists(ActivePool.IsOwners) ? Sum(Pools.FindAll(ActivePool.IsOwners), field) : null;

    /// <summary>Null where one does not tell: a sum of some is no total.</summary>
    private static double? Sum(List<SeenEntity> parts, EntityField field)
    {
        double sum = 0;
        foreach (SeenEntity part in parts)
        {
            if (part.Number(field) is not { } number)
            {
                return null;
            }

            sum += number;
        }

        return sum;
    }
}
