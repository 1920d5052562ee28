using System.Text.Json.Serialization;

namespace Vedette.Server.Actions;

/// <summary>Of all actions together; which ones an action takes, <see cref="MinerActionRules"/> says.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record MinerActionArguments
{
    /// <summary>Of blink; true where it is left out.</summary>
    public bool? On { get; init; }

    /// <summary>Of pool: an address that the site's own file names.</summary>
    public string? Pool { get; init; }

    /// <summary>Of pool; the miner keeps its worker's name where it is left out.</summary>
    public string? Worker { get; init; }

    /// <summary>Of power_mode.</summary>
    public MinerPowerLevel? Mode { get; init; }

    /// <summary>Of power_limit.</summary>
    public int? Watts { get; init; }
}
