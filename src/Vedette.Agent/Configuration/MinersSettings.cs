using Vedette.Miners.Connections;
using Vedette.Miners.Discovery;
using Vedette.Miners.Sites;

namespace Vedette.Agent.Configuration;

/// <summary>The miner site this agent watches; off unless a network is named.</summary>
internal sealed record MinersSettings
{
    private static readonly Dictionary<string, DeviceLogin> NoLogins = [];

    /// <summary>As the owner typed them.</summary>
    public IReadOnlyList<string> Networks { get; init; } = [];

    /// <summary>Parts of them that are left alone.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];

    /// <summary>The networks, checked together with what is left out and allowed.</summary>
    public IReadOnlyList<AddressRange> Ranges { get; init; } = [];

    public TimeSpan ScanInterval { get; init; } = MinerSiteOptions.DefaultScanInterval;

    public TimeSpan PollInterval { get; init; } = MinerSiteOptions.DefaultPollInterval;

    public ScanPace Pace { get; init; } = ScanPace.Gentle;

    public AddressRangeAllowances Allowed { get; init; }

    /// <summary>By maker. None is used but those: what nobody configured is not tried.</summary>
    public IReadOnlyDictionary<string, DeviceLogin> Logins { get; init; } = NoLogins;

    /// <summary>Whether the reports that miners send at the press of a button are heard.</summary>
    public bool HearsReports { get; init; } = true;

    public bool IsOn => Networks.Count > 0;

    /// <summary>With the networks that were given at enrolment, where nobody names any now.</summary>
    public MinersSettings WithEnrolled(IReadOnlyList<string>? networks, Action<string> problem)
    {
        if (IsOn || networks is not { Count: > 0 })
        {
            return this;
        }

        MinersSettings named = this with { Networks = networks };
        return named with { Ranges = MinerSettingDefinitions.Ranges(named, problem) };
    }

    public MinerSiteOptions SiteOptions() => new() { Ranges = Ranges, Excluded = Excluded, ScanInterval = ScanInterval, PollInterval = PollInterval, Pace = Pace };
}
