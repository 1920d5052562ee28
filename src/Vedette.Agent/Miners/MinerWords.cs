using System.Globalization;
using Vedette.Miners.Sites;
using Vedette.Model.Miners;

namespace Vedette.Agent.Miners;

/// <summary>How enumerations of a miner are spelled in states and series; null = not known, and so not said.</summary>
internal static class MinerWords
{
    public const string Unreachable = "unreachable";

    // Boards, fans and pools are few; their numbers are written in every cycle.
    private static readonly string[] SmallNumbers = [.. Enumerable.Range(0, 64).Select(n => n.ToString(CultureInfo.InvariantCulture))];

    public static string Of(int number) => number >= 0 && number < SmallNumbers.Length ? SmallNumbers[number] : number.ToString(CultureInfo.InvariantCulture);

    public static string? Of(MinerState state) => state switch
    {
        MinerState.Mining => "mining",
        MinerState.Tuning => "tuning",
        MinerState.Starting => "starting",
        MinerState.Sleeping => "sleeping",
        MinerState.Stopped => "stopped",
        MinerState.Fault => "fault",
        MinerState.Unreachable => Unreachable,
        MinerState.AuthRequired => "auth_required",
        _ => null,
    };

    public static string? Of(FirmwareFamily family) => family switch
    {
        FirmwareFamily.Stock => "stock",
        FirmwareFamily.Braiins => "braiins",
        FirmwareFamily.LuxOs => "luxos",
        FirmwareFamily.VNish => "vnish",
        FirmwareFamily.Epic => "epic",
        FirmwareFamily.Hiveon => "hiveon",
        FirmwareFamily.Marathon => "marathon",
        FirmwareFamily.Msk => "msk",
        FirmwareFamily.Custom => "custom",
        _ => null,
    };

    public static string? Of(PowerSource source) => source switch
    {
        PowerSource.Measured => "measured",
        PowerSource.Estimated => "estimated",
        PowerSource.Reported => "reported",
        _ => null,
    };

    public static string? Of(MinerPoolStatus status) => status switch
    {
        MinerPoolStatus.Alive => "alive",
        MinerPoolStatus.Dead => "dead",
        MinerPoolStatus.Disabled => "disabled",
        _ => null,
    };

    public static string? Of(DiscoveryPath? path) => path switch
    {
        DiscoveryPath.Scan => "scan",
        DiscoveryPath.Poll => "poll",
        DiscoveryPath.IpReport => "ip_report",
        _ => null,
    };

    public static string Of(MinerFanKind kind) => kind == MinerFanKind.PowerSupply ? "psu" : "chassis";

    public static string Of(MinerErrorSeverity severity) => severity switch
    {
        MinerErrorSeverity.Critical => "critical",
        MinerErrorSeverity.Warning => "warning",
        _ => "information",
    };
}
