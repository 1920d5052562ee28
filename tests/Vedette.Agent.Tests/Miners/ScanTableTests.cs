using System.Text.Json;
using Vedette.Agent.Miners;
using Vedette.Agent.Snapshot.Terminal;
using Vedette.Miners.Discovery;
using Vedette.Model.Miners;

namespace Vedette.Agent.Tests.Miners;

public sealed class ScanTableTests
{
    private static readonly ScanOutcome Outcome = new()
    {
        Ranges = ["10.0.0.0/24"],
        Took = TimeSpan.FromSeconds(14.2),
        Hosts = 254,
        Tried = 254,
        Answered = 12,
        Others = 1,
        Miners =
        [
            new ScanRow(Finding("10.0.0.12", HandMadeSite.Full.Identity), HandMadeSite.Full with { Took = TimeSpan.FromSeconds(0.8) }),
            new ScanRow(Finding("10.0.0.13", new MinerIdentity { Vendor = "bitaxe", Model = "Bitaxe\x1b[31m" }), null),
        ],
        Unknown = [new ScanRow(Finding("10.0.0.20", new MinerIdentity { Vendor = "unknown", Evidence = [new MinerEvidence("rpc version", "XMINER/1.0")] }), null)],
        Errors = ["10.0.0.0/24: 1 addresses could not be looked at; the last: no route"],
    };

    [Fact]
    public void Miners_are_a_table_and_unknown_devices_stand_below_with_their_evidence()
    {
        const string expected = """
            ADDRESS    MAC                MAKER     MODEL             FIRMWARE              HASHRATE    TEMP   STATE     TOOK
            10.0.0.12  02:11:22:33:44:55  antminer  Antminer S19 Pro  stock Tue Dec 6 2022  110.5 TH/s  86 °C  mining    1.0 s
            10.0.0.13  -                  bitaxe    Bitaxe\x1b[31m    -                     -           -      not read  0.2 s

            10.0.0.20  unknown device, port 4028 open:
                rpc version: XMINER/1.0

            10.0.0.0/24: 1 addresses could not be looked at; the last: no route
            2 miners with 110.5 TH/s, 1 unknown device, 1 other device; 254 of 254 addresses tried, 12 answered, in 14.2 s.
            """;
        Assert.Equal(expected.Split('\n'), new ScanTable(Paint.Plain).Draw(Outcome));
    }

    [Fact]
    public void Nothing_found_is_one_line_and_a_stop_is_told()
    {
        ScanOutcome nothing = Outcome with { Miners = [], Unknown = [], Errors = [], Others = 0, Tried = 3, IsCutShort = true };
        Assert.Equal(
            "Stopped before the end: 0 miners, 0 unknown devices, 0 other devices; 3 of 254 addresses tried, 12 answered, in 14.2 s.",
            Assert.Single(new ScanTable(Paint.Plain).Draw(nothing)));
    }

    [Theory]
    [InlineData(null, "-")]
    [InlineData(0.0, "0 H/s")]
    [InlineData(1.1e12, "1.1 TH/s")]
    [InlineData(9.5e9, "9.5 GH/s")]
    [InlineData(3.25e18, "3.25 EH/s")]
    public void A_hashrate_is_in_the_unit_that_reads_best(double? hashes, string text) => Assert.Equal(text, ScanTable.Hashrate(hashes));

    [Fact]
    public void For_a_program_it_is_json()
    {
        using JsonDocument json = JsonDocument.Parse(ScanJsonText.Of(Outcome));
        JsonElement miner = json.RootElement.GetProperty("miners")[0];
        Assert.Equal("10.0.0.12", miner.GetProperty("ip_address").GetString());
        Assert.Equal(110.5e12, miner.GetProperty("hashrate").GetDouble());
        Assert.False(json.RootElement.GetProperty("miners")[1].TryGetProperty("hashrate", out _));
        Assert.Equal("XMINER/1.0", json.RootElement.GetProperty("unknown_devices")[0].GetProperty("evidence")[0].GetProperty("marker").GetString());
        Assert.False(json.RootElement.GetProperty("cut_short").GetBoolean());
    }

    [Fact]
    public void How_far_it_is_fits_on_a_line() =>
        Assert.Equal("[........................] 0 of 0 addresses, 0 answered, 3 found, 2 s (Ctrl-C ends it)", ScanProgressLine.Text(new ScanProgress(), 3, TimeSpan.FromSeconds(2)));

    private static ScanFinding Finding(string address, MinerIdentity identity) =>
        new(address, ScanFindingKind.Miner) { Identity = identity, OpenPort = 4028, Took = TimeSpan.FromSeconds(0.2) };
}
