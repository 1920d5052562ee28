using System.Text.Json;
using Vedette.Miners.Connections;
using Vedette.Miners.Discovery;

namespace Vedette.Agent.Configuration;

/// <summary>The settings of the miner site, document 2's among them under its own names.</summary>
internal static class MinerSettingDefinitions
{
    public const string NetworkCidr = "network_cidr";
    public const string NetworkExclude = "network_exclude";
    public const string ScanInterval = "scan_interval";
    public const string PollInterval = "poll_interval";
    public const string ScanRate = "scan_rate";
    public const string ScanPublic = "scan_public";
    public const string ScanLarge = "scan_large";
    public const string ScanLoopback = "scan_loopback";
    public const string IpReport = "ip_report";
    public const string MinerLogins = "miner_logins";

    private const int MinScanSeconds = 10;
    private const int MaxScanSeconds = 86_400;
    private const int MinPollSeconds = 5;
    private const int MaxPollSeconds = 3600;
    private const int MaxNetworks = 256;
    private const int MaxLogins = 64;
    private const int MaxLoginChars = 256;
    private const string NeededFlag = "true or false";
    private const string NeededLogins = """an object of makers such as {"antminer": {"user": "root", "password": "..."}}""";

    public static readonly IReadOnlyList<SettingDefinition> All =
    [
        new(NetworkCidr, ["VEDETTE_NETWORK_CIDR", "AGENT_NETWORK"], "networks such as 192.168.1.0/24 or 10.0.0.10-10.0.3.250, with commas between them", false,
            (s, text) => Networks(text) is { Length: > 0 } networks ? s with { Miners = s.Miners with { Networks = networks } } : null) { Shape = SettingShape.List },
        new(NetworkExclude, ["VEDETTE_NETWORK_EXCLUDE"], "addresses or networks to leave alone, with commas between them", false,
            (s, text) => Networks(text) is { } networks ? s with { Miners = s.Miners with { Excluded = networks } } : null) { Shape = SettingShape.List },
        new(ScanInterval, ["VEDETTE_SCAN_INTERVAL", "AGENT_SCAN_INTERVAL"], $"a whole number of seconds from {MinScanSeconds} to {MaxScanSeconds}", false,
            (s, text) => SettingText.Number(text) is >= MinScanSeconds and <= MaxScanSeconds and { } n ? s with { Miners = s.Miners with { ScanInterval = TimeSpan.FromSeconds(n) } } : null),
        new(PollInterval, ["VEDETTE_POLL_INTERVAL", "AGENT_POLL_INTERVAL"], $"a whole number of seconds from {MinPollSeconds} to {MaxPollSeconds}", false,
            (s, text) => SettingText.Number(text) is >= MinPollSeconds and <= MaxPollSeconds and { } n ? s with { Miners = s.Miners with { PollInterval = TimeSpan.FromSeconds(n) } } : null),
        new(ScanRate, ["VEDETTE_SCAN_RATE"], NeededRate, false,
            (s, text) => Pace(text) is { } pace ? s with { Miners = s.Miners with { Pace = pace } } : null),
        new(ScanPublic, ["VEDETTE_SCAN_PUBLIC"], NeededFlag, false, (s, text) => Allow(s, text, AddressRangeAllowances.Public)),
        new(ScanLarge, ["VEDETTE_SCAN_LARGE"], NeededFlag, false, (s, text) => Allow(s, text, AddressRangeAllowances.Large)),
        new(ScanLoopback, ["VEDETTE_SCAN_LOOPBACK"], NeededFlag, false, (s, text) => Allow(s, text, AddressRangeAllowances.Loopback)),
        new(IpReport, ["VEDETTE_IP_REPORT", "AGENT_IP_REPORT"], NeededFlag, false,
            (s, text) => SettingText.Flag(text) is { } hears ? s with { Miners = s.Miners with { HearsReports = hears } } : null),
        new(MinerLogins, [], NeededLogins, true,
            (s, text) => Logins(text) is { } logins ? s with { Miners = s.Miners with { Logins = logins } } : null) { Shape = SettingShape.SecretObject },
    ];

    public static string NeededRate => $"gentle, wide, or new connections per second as a whole number from 1 to {ScanPace.MostConnectsPerSecond}";

    /// <summary>Null where the text is no good.</summary>
    public static ScanPace? Pace(string text)
    {
        if (string.Equals(text, ScanPace.Gentle.Name, StringComparison.OrdinalIgnoreCase))
        {
            return ScanPace.Gentle;
        }

        if (string.Equals(text, ScanPace.Wide.Name, StringComparison.OrdinalIgnoreCase))
        {
            return ScanPace.Wide;
        }

        // Two ports are knocked at, and a silent address holds its place for a second.
        return SettingText.Number(text) is >= 1 and <= ScanPace.MostConnectsPerSecond and { } rate
            && ScanPace.TryCreate((int)rate, (int)Math.Clamp(rate / 2, 1, ScanPace.MostHostsInFlight), out ScanPace? pace, out _)
                ? pace
                : null;
    }

    /// <summary>The ranges of the networks; every one that is no good is a problem.</summary>
    public static IReadOnlyList<AddressRange> Ranges(MinersSettings miners, Action<string> problem)
    {
        var ranges = new List<AddressRange>();
        foreach (string network in miners.Networks)
        {
            if (AddressRange.TryParse(network, miners.Excluded, miners.Allowed, out AddressRange? range, out string? error))
            {
                ranges.Add(range);
            }
            else
            {
                problem($"{error}{Hint(network, miners)}");
            }
        }

        return ranges;
    }

    // The one flag that would let it pass, where it is one.
    private static string Hint(string network, MinersSettings miners)
    {
        foreach ((string key, AddressRangeAllowances what) in new[] { (ScanPublic, AddressRangeAllowances.Public), (ScanLarge, AddressRangeAllowances.Large), (ScanLoopback, AddressRangeAllowances.Loopback) })
        {
            if (AddressRange.TryParse(network, miners.Excluded, miners.Allowed | what, out _, out _))
            {
                return $" Set {key} to true if that is meant.";
            }
        }

        return "";
    }

    private static string[]? Networks(string text)
    {
        string[] networks = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return networks.Length <= MaxNetworks ? networks : null;
    }

    private static AgentSettings? Allow(AgentSettings settings, string text, AddressRangeAllowances what) => SettingText.Flag(text) switch
    {
        true => settings with { Miners = settings.Miners with { Allowed = settings.Miners.Allowed | what } },
        false => settings with { Miners = settings.Miners with { Allowed = settings.Miners.Allowed & ~what } },
        null => null,
    };

    private static Dictionary<string, DeviceLogin>? Logins(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var logins = new Dictionary<string, DeviceLogin>(StringComparer.Ordinal);
        foreach (JsonProperty maker in document.RootElement.EnumerateObject())
        {
            if (maker.Value.ValueKind != JsonValueKind.Object || Text(maker.Value, "user") is not { } user || Text(maker.Value, "password") is not { } password || logins.Count == MaxLogins)
            {
                return null;
            }

            logins[maker.Name.ToLowerInvariant()] = new DeviceLogin(user, password);
        }

        return logins;
    }

    private static string? Text(JsonElement login, string name) =>
        login.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: <= MaxLoginChars } text ? text : null;
}
