using Vedette.Miners.Discovery;

namespace Vedette.Miners.Sites;

/// <summary>How a site is watched.</summary>
public sealed record MinerSiteOptions
{
    /// <summary>Where most of them answer.</summary>
    public const int UsualPort = 4028;

    /// <summary>Document 2's default.</summary>
    public static readonly TimeSpan DefaultScanInterval = TimeSpan.FromMinutes(5);

    /// <summary>Document 2's default.</summary>
    public static readonly TimeSpan DefaultPollInterval = TimeSpan.FromMinutes(1);

    /// <summary>They are looked through one after another.</summary>
    public IReadOnlyList<AddressRange> Ranges { get; init; } = [];

    /// <summary>Parts of the ranges that are left alone, as their owner typed them; the ranges know of them.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];

    public ScanPace Pace { get; init; } = ScanPace.Gentle;

    public TimeSpan ScanInterval { get; init; } = DefaultScanInterval;

    public TimeSpan PollInterval { get; init; } = DefaultPollInterval;

    /// <summary>Devices that are asked at the same time: 32 slow ones leave room for a thousand quick ones within a minute.</summary>
    public int MostAtOnce { get; init; } = 32;

    /// <summary>For finding out what a device is, and again for reading it. One that hangs is given up then: a single one must not hold the others up.</summary>
    public TimeSpan DeviceDeadline { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>This many misses in a row, and a miner is offline: one or two are a busy control board.</summary>
    public int MissesUntilOffline { get; init; } = 3;

    /// <summary>An offline miner is asked again after one poll interval, then two, four ... and this at most.</summary>
    public TimeSpan LongestBackOff { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Firmware gets replaced, and not every reply shows it.</summary>
    public TimeSpan IdentifyEvery { get; init; } = TimeSpan.FromDays(1);

    /// <summary>One that was not seen for this long is forgotten.</summary>
    public TimeSpan ForgetAfter { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Some ten times the largest site one agent is meant for; beyond it new ones are not taken.</summary>
    public int MostMiners { get; init; } = 20_000;
}
