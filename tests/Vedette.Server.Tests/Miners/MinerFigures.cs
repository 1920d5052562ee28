using Vedette.Model.States;

namespace Vedette.Server.Tests.Miners;

/// <summary>What a test's miner tells; well, unless the test says otherwise.</summary>
internal sealed class MinerFigures
{
    public string? Vendor { get; set; } = "antminer";

    public string? Model { get; set; } = "Antminer S19 Pro";

    public string Firmware { get; set; } = "Tue Dec 6 2022";

    public string? State { get; set; } = "mining";

    public string? Hostname { get; set; } = "antMiner";

    public string Worker { get; set; } = "farm.12";

    public string? Algorithm { get; set; } = "sha256d";

    public double? Hashrate { get; set; } = 1.08e14;

    public double? PowerWatts { get; set; } = 3250;

    public int Boards { get; set; } = 3;

    public int? SlowBoard { get; set; }

    public int MissedPolls { get; set; }

    public long? CollectedAtMs { get; set; }

    public string? DiscoveredBy { get; set; }

    public string[]? SupportedActions { get; set; }

    public void Describe(FieldWriter into, string key, string address)
    {
        into.Text(MinerFields.Address, address);
        into.Integer(MinerFields.Port, 4028);
        into.Text(MinerFields.Mac, key.Contains(':') && key.Length == 17 ? key : null);
        into.Text(MinerFields.Hostname, Hostname);
        into.Text(MinerFields.Vendor, Vendor);
        into.Text(MinerFields.Model, Model);
        into.Text(MinerFields.FirmwareFamily, "stock");
        into.Text(MinerFields.FirmwareVersion, Firmware);
        into.Text(MinerFields.Algorithm, Algorithm);
        into.TextList(MinerFields.Evidence, ["rpc version: Type Antminer S19 Pro"]);
        into.Text(MinerFields.State, State);
        into.TextList(MinerFields.Errors, ["critical|131|fan|2|1789000000000|Fan 3|stopped"]);
        into.Integer(MinerFields.ExpectedBoards, 3);
        into.Integer(MinerFields.ExpectedFans, 4);
        into.Flag(MinerFields.QualityPartial, false);
        into.Text(MinerFields.DiscoveredBy, DiscoveredBy);
        into.TextList(MinerFields.SupportedActions, SupportedActions);
    }

    public void Read(FieldWriter into)
    {
        into.Integer(MinerFields.CollectedAt, CollectedAtMs);
        into.Number(MinerFields.HashrateFiveSeconds, Hashrate);
        into.Number(MinerFields.HashrateExpected, 1.11e14);
        into.Number(MinerFields.PowerWatts, PowerWatts);
        into.Number(MinerFields.Efficiency, PowerWatts / (Hashrate / 1e12));
        into.Number(MinerFields.BoardTemperature, 71);
        into.Number(MinerFields.ChipTemperature, 86);
        into.Number(MinerFields.UptimeSeconds, 86400);
        into.Integer(MinerFields.SharesAccepted, 999);
        into.Integer(MinerFields.SharesRejected, 1);
        into.Integer(MinerFields.MissedPolls, MissedPolls);
    }
}
