using Vedette.Miners;
using Vedette.Miners.Connections;
using Vedette.Miners.Discovery;
using Vedette.Miners.Sites;
using Vedette.Model.Miners;
using Vedette.Testing;

namespace Vedette.Agent.Tests.Miners;

/// <summary>A site of one range whose devices answer with the snapshots that a test gives them; null = silence.</summary>
internal sealed class HandMadeSite : IMinerReader, ISiteMemory
{
    public const string Mac = "02:11:22:33:44:55";

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    public HandMadeSite()
    {
        AddressRange range = AddressRange.TryParse("10.0.0.0/24", ["10.0.0.128/25"], AddressRangeAllowances.None, out AddressRange? parsed, out string? error) ? parsed : throw new InvalidOperationException(error);
        var options = new MinerSiteOptions { Ranges = [range], Excluded = ["10.0.0.128/25"] };
        Site = new MinerSite(options, new SiteParts(this, address => new NowhereConnection(address), ScanAsync, this, null) { Look = LookAsync }, Clock);
    }

    public ManualClock Clock { get; } = new();

    public MinerSite Site { get; }

    public Dictionary<string, MinerSnapshot?> Devices { get; } = new(StringComparer.Ordinal);

    /// <summary>A miner that says all there is to say.</summary>
    public static MinerSnapshot Full { get; } = new()
    {
        CollectedAt = default,
        Address = "10.0.0.12",
        Transports = ["cgminer", "http"],
        Identity = new MinerIdentity
        {
            Mac = Mac,
            Hostname = "antMiner",
            Vendor = "antminer",
            Model = "Antminer S19 Pro",
            RawModel = "Antminer S19 Pro",
            FirmwareFamily = FirmwareFamily.Stock,
            FirmwareVersion = "Tue Dec 6 2022",
            Algorithm = "sha256d",
            Evidence = [new MinerEvidence("rpc version", "Antminer S19 Pro")],
        },
        State = MinerState.Mining,
        StateText = "mining",
        UptimeSeconds = 90_000,
        ProcessUptimeSeconds = 86_400,
        Hashrate = new MinerHashrate { FiveSeconds = 110.5e12, Average = 109e12, Expected = 110e12, Label = 110e12 },
        PowerWatts = 3250,
        PowerLimitWatts = 3500,
        PowerSource = PowerSource.Measured,
        PowerMode = "normal",
        Temperatures = new MinerTemperatures { Board = 71, Chip = 86, Inlet = 24 },
        Fans = [new MinerFan(MinerFanKind.Chassis, 0, 5880, 0.95), new MinerFan(MinerFanKind.Chassis, 1, 0, null), new MinerFan(MinerFanKind.PowerSupply, 0, null, null)],
        Boards =
        [
            new MinerBoard { Slot = 0, Id = "1", Serial = "B0", State = "ok", Hashrate = 36.8e12, ExpectedHashrate = 36.7e12, Chips = 114, ExpectedChips = 114, BoardTemperature = 70, ChipTemperature = 86, FrequencyMegahertz = 675, Volts = 13.2, PowerWatts = 1080, HardwareErrors = 3 },
            new MinerBoard { Slot = 1, Chips = 100, ExpectedChips = 114 },
        ],
        ExpectedBoards = 3,
        ExpectedFans = 4,
        Pools =
        [
            new MinerPool { Index = 0, Priority = 0, Url = "stratum+tcp://pool.example:3333", Worker = "farm.12", Status = MinerPoolStatus.Alive, Active = true, Accepted = 412, Rejected = 2, Stale = 1, LastShareAgeSeconds = 4, Difficulty = 65536 },
            new MinerPool { Group = 1, Index = 0, Url = "stratum+ssl://[2001:db8::1]:443/x", Worker = "farm.12", Status = MinerPoolStatus.Dead, Active = false },
        ],
        Shares = new MinerShares(412, 2, 1, 3),
        Errors = [new MinerError { Code = "P:1", Text = "a | b", Component = "power_supply", BoardSlot = 1, Severity = MinerErrorSeverity.Critical }],
        Quality = new MinerQuality { Repaired = ["joined_objects"], Missing = ["GET /cgi-bin/summary.cgi"] },
    };

    /// <summary>Scans and polls everybody who is due.</summary>
    public async Task LookAsync()
    {
        // The first reading of a scan finds who was not known.
        await Site.ScanAsync(Stop);
        Task step = Site.PollAsync(Stop);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await step.WaitAsync(TimeSpan.FromSeconds(30), Stop);
    }

    public Task<ScanFinding?> LookAsync(string address, CancellationToken stop) => Task.FromResult(
        Devices.GetValueOrDefault(address) is { } device ? new ScanFinding(address, ScanFindingKind.Miner) { Identity = device.Identity, OpenPort = 4028 } : null);

    public ValueTask<MinerIdentity?> IdentifyAsync(IMinerConnection device, CancellationToken stop) => new(Devices[device.Address]?.Identity);

    public ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity known, CancellationToken stop) => new(Devices[device.Address]);

    public IReadOnlyList<RememberedMiner> Load() => [];

    public void Save(IReadOnlyList<RememberedMiner> miners)
    {
    }

    private Task ScanAsync(ScanRequest request, ScanProgress progress, IProgress<ScanFinding> found, CancellationToken stop)
    {
        foreach ((string address, MinerSnapshot? device) in Devices)
        {
            if (device is not null && !request.KnownLive.Contains(address))
            {
                found.Report(new ScanFinding(address, ScanFindingKind.Miner) { Identity = device.Identity, OpenPort = 4028 });
            }
        }

        return Task.CompletedTask;
    }
}
