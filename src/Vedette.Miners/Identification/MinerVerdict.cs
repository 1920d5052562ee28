using Vedette.Model.Miners;

namespace Vedette.Miners.Identification;

/// <summary>What one reply says a device is.</summary>
/// <param name="Vendor">As in <see cref="MinerIdentity.Vendor"/>.</param>
/// <param name="Marker">What in the reply decided.</param>
internal sealed record MinerVerdict(string Vendor, FirmwareFamily Firmware, string Marker)
{
    /// <summary>As the device names it, where the reply does.</summary>
    public string? RawModel { get; init; }

    public string? FirmwareVersion { get; init; }

    public string? ApiVersion { get; init; }

    /// <summary>A firmware that somebody put on another maker's device: it answers in the maker's name, too, so it decides.</summary>
    public bool IsSpecial => Firmware is not (FirmwareFamily.Stock or FirmwareFamily.Unknown);

    /// <summary>Nobody's marker; a miner nevertheless.</summary>
    public bool IsUnknown => Vendor == "unknown";
}
