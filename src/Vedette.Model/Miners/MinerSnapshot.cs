namespace Vedette.Model.Miners;

/// <summary>
/// One miner at one moment, as its own replies tell it. Base units throughout: hashes per second, watts, degrees Celsius, turns per minute, seconds, ratios 0 to 1. Null is "it does not say", never zero.
/// </summary>
public sealed record MinerSnapshot
{
    public required DateTimeOffset CollectedAt { get; init; }

    public TimeSpan Took { get; init; }

    /// <summary>The address it answered at.</summary>
    public required string Address { get; init; }

    /// <summary>The port that answered first.</summary>
    public int Port { get; init; } = 4028;

    /// <summary>cgminer, http, whatsminer_v3: the interfaces that told something.</summary>
    public IReadOnlyList<string> Transports { get; init; } = [];

    public required MinerIdentity Identity { get; init; }

    public MinerState State { get; init; }

    /// <summary>The device's own word for its state.</summary>
    public string? StateText { get; init; }

    /// <summary>Of the machine.</summary>
    public double? UptimeSeconds { get; init; }

    /// <summary>Of the mining program: counters begin anew where this falls.</summary>
    public double? ProcessUptimeSeconds { get; init; }

    public MinerHashrate Hashrate { get; init; } = new();

    public double? PowerWatts { get; init; }

    public double? PowerLimitWatts { get; init; }

    public PowerSource PowerSource { get; init; }

    /// <summary>normal, high, low ... as the device names its mode of work.</summary>
    public string? PowerMode { get; init; }

    /// <summary>
    /// Joules per terahash: watts by terahashes per second. Null where one is unknown, or where the rate is below a hundredth of the expected one: then the figure says nothing.
    /// </summary>
    public double? EfficiencyJoulesPerTerahash =>
        PowerWatts is { } watts && (Hashrate.FiveSeconds ?? Hashrate.OneMinute ?? Hashrate.Average) is > 0 and { } rate && rate >= (Hashrate.Expected ?? 0) / 100 ? watts / (rate / 1e12) : null;

    public MinerTemperatures Temperatures { get; init; } = new();

    public IReadOnlyList<MinerFan> Fans { get; init; } = [];

    public IReadOnlyList<MinerBoard> Boards { get; init; } = [];

    /// <summary>How many boards the model has; null = not known.</summary>
    public int? ExpectedBoards { get; init; }

    public int? ExpectedFans { get; init; }

    public IReadOnlyList<MinerPool> Pools { get; init; } = [];

    public MinerShares Shares { get; init; } = new(null, null, null, null);

    public IReadOnlyList<MinerError> Errors { get; init; } = [];

    public MinerQuality Quality { get; init; } = new();

    /// <summary>Replies as they came, cut to a readable length, kept where the device is not known: what to send to who can teach it.</summary>
    public IReadOnlyList<string> RawReplies { get; init; } = [];

    /// <summary>What the miner is called in every store: its MAC, else its serial, else its address, in that order.</summary>
    public string Key => Identity.Mac ?? (Identity.Serial is { } serial ? $"serial:{serial}" : $"ip:{Address}:{Port}");
}
