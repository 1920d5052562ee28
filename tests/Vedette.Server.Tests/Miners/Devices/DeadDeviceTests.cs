using System.Text.RegularExpressions;
using Vedette.Model.Miners;

namespace Vedette.Server.Tests.Miners.Devices;

/// <summary>Devices that give nothing, from what they answer to what is thought of them: none of them says that it was told to rest.</summary>
public sealed partial class DeadDeviceTests
{
    private const string Antminer = "bitmain-s19pro-stock-20221206";

    private static readonly (string, string)[] NoRate = [("\"GHS 5s\":110566.89", "\"GHS 5s\":0")];

    private static readonly (string, string)[] NoChips =
    [
        .. NoRate, .. Enumerable.Range(1, 3).Select(chain => ($"\"chain_acn{chain}\":114", $"\"chain_acn{chain}\":0")),
        ("\"chain_rate1\":\"37603.30\"", "\"chain_rate1\":\"0.00\""), ("\"chain_rate2\":\"35536.22\"", "\"chain_rate2\":\"0.00\""), ("\"chain_rate3\":\"37427.38\"", "\"chain_rate3\":\"0.00\""),
    ];

    private static string WithoutRates(string reply) => Rates().Replace(reply, "${name}0");

    [GeneratedRegex("""(?<name>"((GHS|MHS|HS RT)[^"]*|chain_rate\d|hash-(realtime|1min|15min|average)|mhs5S|rate_(5s|avg|30m|real))"\s*:\s*"?)[0-9.]+""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rates();

    [Fact]
    public async Task A_miner_all_of_whose_boards_lost_their_chips_is_found_and_does_not_sleep()
    {
        JudgedDevice device = await JudgedDevice.ReadAsync(Antminer, NoChips);
        device.Pass(20);
        Assert.Equal(("unknown", "It says itself that it does not hash: 0 of 110 TH/s."), (device.Verdict, device.Reason));
        Assert.Equal(["hashrate_low"], device.Findings);
        Assert.Equal("critical", device.Site.Finding("hashrate_low")!.Severity);
    }

    [Fact]
    public async Task A_miner_all_of_whose_pools_are_dead_is_found_and_does_not_sleep()
    {
        JudgedDevice device = await JudgedDevice.ReadAsync(Antminer, [.. NoRate, ("\"Status\":\"Alive\",\"Stratum Active\":true", "\"Status\":\"Dead\",\"Stratum Active\":false"), ("\"Status\":\"Alive\",\"Stratum Active\":false", "\"Status\":\"Dead\",\"Stratum Active\":false")]);
        device.Pass(20);
        Assert.Equal("unknown", device.Verdict);
        Assert.Equal(["hashrate_low", "pool_dead"], device.Findings);
        Assert.All(device.Site.Judgements.Findings(), f => Assert.Equal("critical", f.Severity));
    }

    [Fact]
    public async Task Where_nobody_knows_what_to_expect_nothing_is_too_little_all_the_same()
    {
        JudgedDevice device = await JudgedDevice.ReadAsync(Antminer, [.. NoChips, ("\"total_rateideal\":110000.0", "\"total_rateideal\":0"), ("Antminer S19 Pro", "Antminer S19 Unheard")]);
        Assert.Null(device.Snapshot.Hashrate.Expected);
        device.Pass(20);
        Assert.Equal(["hashrate_low"], device.Findings);
    }

    [Theory]
    [InlineData("bitmain-s19pro-stock-20221206")]
    [InlineData("bitmain-s21-stock-20240711")]
    [InlineData("bitmain-s19kpro-luxos-2025.4.8")]
    [InlineData("bitmain-s9-braiins-22.08")]
    [InlineData("microbt-m20s_v10-stock-20210322")]
    [InlineData("microbt-m60s_vk40-stock-20251209")]
    [InlineData("auradine-at1500-fluxos")]
    [InlineData("volcminer-d1-stock-20250218")]
    public async Task A_device_of_any_maker_that_says_of_itself_only_that_its_rate_is_0_is_found(string recording)
    {
        JudgedDevice device = await JudgedDevice.ReadAsync(recording, WithoutRates);
        device.Pass(20);
        Assert.Equal("unknown", device.Verdict);
        Assert.True(device.Findings.Contains("hashrate_low"), $"{device.Snapshot.State} {device.Snapshot.Hashrate}: {device.Reason}");
    }

    [Fact]
    public async Task A_miner_that_says_itself_that_it_was_told_to_rest_sleeps()
    {
        JudgedDevice device = await JudgedDevice.ReadAsync("bitmain-s19xp-braiins-25.07", ("\"status\":2", "\"status\":3"));
        Assert.Equal(MinerState.Sleeping, device.Snapshot.State);
        device.Pass(20);
        Assert.Equal("sleeping", device.Verdict);
        Assert.Empty(device.Findings);
    }

    [Fact]
    public async Task A_miner_whose_program_is_stopped_sleeps_only_where_its_owner_paused_it()
    {
        JudgedDevice device = await JudgedDevice.ReadAsync("bitmain-s19xp-braiins-25.07", ("\"status\":2", "\"status\":1"));
        Assert.Equal(MinerState.Stopped, device.Snapshot.State);
        device.Pass(20);
        Assert.Equal(("unknown", "Its mining program is stopped (not started), and its owner did not pause it."), (device.Verdict, device.Reason));
        Assert.Equal(["hashrate_low"], device.Findings);
        device.Site.Places.Paused.Add(device.Key);
        device.Pass(1);
        Assert.Equal(("sleeping", "Its owner paused it."), (device.Verdict, device.Reason));
        Assert.Empty(device.Findings);
    }
}
