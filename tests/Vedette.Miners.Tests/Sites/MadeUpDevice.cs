using Vedette.Model.Miners;

namespace Vedette.Miners.Tests.Sites;

/// <summary>One device of a <see cref="MadeUpReader"/>'s network.</summary>
internal sealed record MadeUpDevice(MinerIdentity Identity)
{
    /// <summary>What a read tells of it, where that is not what the identification told.</summary>
    public MinerIdentity? ReadIdentity { get; init; }

    public bool IsSilent { get; init; }

    public Exception? Fault { get; init; }

    public double? ProcessUptimeSeconds { get; init; }

    public IReadOnlyList<MinerPool> Pools { get; init; } = [];

    public IReadOnlyList<MinerBoard> Boards { get; init; } = [];

    public static MadeUpDevice Antminer(string? mac, string? serial = null) => new(Identify("antminer", mac, serial));

    public static MinerIdentity Identify(string vendor, string? mac, string? serial = null) => new()
    {
        Vendor = vendor,
        Model = vendor == "antminer" ? "Antminer S19 Pro" : "M50",
        Mac = mac,
        Serial = serial,
        FirmwareFamily = FirmwareFamily.Stock,
        FirmwareVersion = "1",
        Evidence = [new MinerEvidence("rpc version", "CGMiner")],
    };
}
