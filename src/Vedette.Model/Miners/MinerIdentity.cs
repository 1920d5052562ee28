namespace Vedette.Model.Miners;

/// <summary>Who a miner is. Its addresses on the network are attributes, not its name.</summary>
public sealed record MinerIdentity
{
    /// <summary>Six bytes, lower case with colons; null where the device does not say or says nonsense.</summary>
    public string? Mac { get; init; }

    public string? Serial { get; init; }

    public string? Hostname { get; init; }

    /// <summary>antminer, whatsminer, avalon, auradine, bitaxe, elphapex ...; unknown.</summary>
    public required string Vendor { get; init; }

    /// <summary>As people name it: "Antminer S19 Pro"; null = unknown.</summary>
    public string? Model { get; init; }

    /// <summary>As the device names it.</summary>
    public string? RawModel { get; init; }

    public FirmwareFamily FirmwareFamily { get; init; }

    public string? FirmwareVersion { get; init; }

    public string? ApiVersion { get; init; }

    public string? ControlBoard { get; init; }

    /// <summary>sha256d, scrypt ...; null = unknown.</summary>
    public string? Algorithm { get; init; }

    public IReadOnlyList<MinerEvidence> Evidence { get; init; } = [];

    /// <summary>Two transports name different makers or firmware; both are in the evidence.</summary>
    public bool IsAmbiguous { get; init; }
}
