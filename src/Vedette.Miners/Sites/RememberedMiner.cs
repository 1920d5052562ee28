using Vedette.Model.Miners;

namespace Vedette.Miners.Sites;

/// <summary>What is kept of a miner between two starts of the program: enough to ask it again, and nothing it was measured at.</summary>
public sealed record RememberedMiner
{
    private const int MostBoards = 64;

    public required string Address { get; init; }

    public required int Port { get; init; }

    public string? Mac { get; init; }

    public string? Serial { get; init; }

    public string? Hostname { get; init; }

    public required string Vendor { get; init; }

    public string? Model { get; init; }

    public string? RawModel { get; init; }

    public FirmwareFamily FirmwareFamily { get; init; }

    public string? FirmwareVersion { get; init; }

    public string? ApiVersion { get; init; }

    public string? ControlBoard { get; init; }

    public string? Algorithm { get; init; }

    public DateTimeOffset DiscoveredAt { get; init; }

    public DiscoveryPath? DiscoveredBy { get; init; }

    public DateTimeOffset SeenAt { get; init; }

    public DateTimeOffset? IdentifiedAt { get; init; }

    public DateTimeOffset? ReadAt { get; init; }

    public bool IsOffline { get; init; }

    public bool IsDisplaced { get; init; }

    public bool HasBorrowedMac { get; init; }

    public bool SharesMac { get; init; }

    /// <summary>See <see cref="SiteMiner.BoardNumbers"/>; null in what was kept before there was such a list.</summary>
    public IReadOnlyList<int>? BoardNumbers { get; init; }

    internal static RememberedMiner Of(SiteMiner miner) => new()
    {
        Address = miner.Address,
        Port = miner.Port,
        Mac = miner.Identity.Mac,
        Serial = miner.Identity.Serial,
        Hostname = miner.Identity.Hostname,
        Vendor = miner.Identity.Vendor,
        Model = miner.Identity.Model,
        RawModel = miner.Identity.RawModel,
        FirmwareFamily = miner.Identity.FirmwareFamily,
        FirmwareVersion = miner.Identity.FirmwareVersion,
        ApiVersion = miner.Identity.ApiVersion,
        ControlBoard = miner.Identity.ControlBoard,
        Algorithm = miner.Identity.Algorithm,
        DiscoveredAt = miner.DiscoveredAt,
        DiscoveredBy = miner.DiscoveredBy,
        SeenAt = miner.SeenAt,
        IdentifiedAt = miner.IdentifiedAt,
        ReadAt = miner.ReadAt,
        IsOffline = miner.IsOffline,
        IsDisplaced = miner.IsDisplaced,
        HasBorrowedMac = miner.HasBorrowedMac,
        SharesMac = miner.SharesMac,
        BoardNumbers = miner.BoardNumbers,
    };

    internal SiteMiner ToMiner(int missesUntilOffline)
    {
        var identity = new MinerIdentity
        {
            Mac = Mac,
            Serial = Serial,
            Hostname = Hostname,
            Vendor = Vendor,
            Model = Model,
            RawModel = RawModel,
            FirmwareFamily = FirmwareFamily,
            FirmwareVersion = FirmwareVersion,
            ApiVersion = ApiVersion,
            ControlBoard = ControlBoard,
            Algorithm = Algorithm,
        };
        return new SiteMiner
        {
            Key = SharesMac && Mac is not null ? MinerKey.Sharing(Mac, Address) : MinerKey.Of(identity, Address, Port),
            Address = Address,
            Port = Port,
            Identity = identity,
            DiscoveredAt = DiscoveredAt,
            DiscoveredBy = DiscoveredBy,
            SeenAt = SeenAt,
            IdentifiedAt = IdentifiedAt,
            ReadAt = ReadAt,
            IsOffline = IsOffline,
            IsDisplaced = IsDisplaced,
            HasBorrowedMac = HasBorrowedMac,
            SharesMac = SharesMac && Mac is not null,
            BoardNumbers = BoardNumbers is { Count: <= MostBoards } ? BoardNumbers : [],
            Misses = IsOffline ? missesUntilOffline : 0,
        };
    }
}
