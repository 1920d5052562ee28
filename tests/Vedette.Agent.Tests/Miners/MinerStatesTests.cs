using System.Globalization;
using Vedette.Agent.Miners;
using Vedette.Agent.Snapshot.Machine;
using Vedette.Model.Miners;
using Vedette.Model.States;

namespace Vedette.Agent.Tests.Miners;

public sealed class MinerStatesTests
{
    private const string Golden = """
        Miner 02:11:22:33:44:55
          ip_address 10.0.0.12
          port 4028
          mac 02:11:22:33:44:55
          hostname antMiner
          vendor antminer
          model Antminer S19 Pro
          raw_model Antminer S19 Pro
          firmware_family stock
          firmware_version Tue Dec 6 2022
          algorithm sha256d
          transports [cgminer, http]
          evidence [rpc version: Antminer S19 Pro]
          is_ambiguous False
          state mining
          state_text mining
          power_mode normal
          power_source measured
          errors [critical|P:1|power_supply|1||a | b]
          expected_boards 3
          expected_fans 4
          label_hashrate 110000000000000
          quality_partial False
          quality_truncated False
          quality_missing [GET /cgi-bin/summary.cgi]
          quality_repaired [joined_objects]
          discovered_at 1767225600000
          discovered_by scan
          supported_actions [blink, blink_off, pause, resume, reboot, pool, power_mode]
          collected_at 1767225600000
          took_seconds 0
          hashrate_5s 110500000000000
          hashrate_avg 109000000000000
          hashrate_expected 110000000000000
          power_watts 3250
          power_limit_watts 3500
          efficiency_joules_per_terahash 29.412
          board_temperature_celsius 71
          chip_temperature_celsius 86
          inlet_temperature_celsius 24
          uptime_seconds 90000
          process_uptime_seconds 86400
          shares_accepted_total 412
          shares_rejected_total 2
          shares_stale_total 1
          hw_errors_total 3
          missed_polls 0
        MinerBoard 02:11:22:33:44:55/0
          miner 02:11:22:33:44:55
          slot 0
          id 1
          serial B0
          state ok
          chips 114
          expected_chips 114
          hashrate 36800000000000
          expected_hashrate 36700000000000
          board_temperature_celsius 70
          chip_temperature_celsius 86
          frequency_megahertz 675
          volts 13.2
          power_watts 1080
          hw_errors_total 3
        MinerBoard 02:11:22:33:44:55/1
          miner 02:11:22:33:44:55
          slot 1
          chips 100
          expected_chips 114
        MinerPool 02:11:22:33:44:55/0/0
          miner 02:11:22:33:44:55
          group 0
          index 0
          priority 0
          url stratum+tcp://pool.example:3333
          worker farm.12
          status alive
          active True
          is_developer_fee False
          accepted_total 412
          rejected_total 2
          stale_total 1
          last_share_age_seconds 4
          difficulty 65536
        MinerPool 02:11:22:33:44:55/1/0
          miner 02:11:22:33:44:55
          group 1
          index 0
          url stratum+ssl://[2001:db8::1]:443/x
          worker farm.12
          status dead
          active False
          is_developer_fee False
        MinerFan 02:11:22:33:44:55/chassis/0
          miner 02:11:22:33:44:55
          kind chassis
          slot 0
          rpm 5880
          duty_ratio 0.95
        MinerFan 02:11:22:33:44:55/chassis/1
          miner 02:11:22:33:44:55
          kind chassis
          slot 1
          rpm 0
        MinerFan 02:11:22:33:44:55/psu/0
          miner 02:11:22:33:44:55
          kind psu
          slot 0
        MinerRange 10.0.0.0/24
          range 10.0.0.0/24
          excluded [10.0.0.128/25]
          hosts 0
          state idle
          scan_started_at 1767225600000
          scan_seconds 0
          hosts_tried 0
          hosts_answered 0
          miners_found 1
          miners_new 1
          miners_moved 0
          miners_gone 0
          devices_unknown 0
          next_scan_at 1767225900000
          errors []
        """;

    private readonly HandMadeSite _site = new();
    private readonly MinerStates _states;

    public MinerStatesTests()
    {
        _states = new MinerStates(_site.Site);
    }

    [Fact]
    public async Task A_miner_its_parts_and_its_range_are_entities()
    {
        _site.Devices["10.0.0.12"] = HandMadeSite.Full;
        await _site.LookAsync();
        Assert.Equal(Golden.Split('\n'), Lines(Entities()));
    }

    [Fact]
    public async Task Of_an_offline_one_the_descriptions_stay_and_the_figures_go()
    {
        _site.Devices["10.0.0.12"] = HandMadeSite.Full;
        await _site.LookAsync();
        _site.Devices["10.0.0.12"] = null;
        for (int i = 0; i < 3; i++)
        {
            _site.Clock.Advance(TimeSpan.FromMinutes(2));
            await _site.LookAsync();
        }

        StateEntity[] entities = Entities();
        StateEntity miner = entities.Single(e => e.Kind == EntityKind.Miner);
        Assert.Equal("unreachable", miner.Text(MinerFields.State));
        Assert.Equal(3, miner.Number(MinerFields.MissedPolls));
        Assert.Equal(1767225600000, miner.Number(MinerFields.CollectedAt));
        Assert.Equal("Antminer S19 Pro", miner.Text(MinerFields.Model));
        byte[] told = [MinerFields.CollectedAt.Number, MinerFields.MissedPolls.Number];
        Assert.Equal(told, miner.Fields.Where(f => f.Number >= 64).Select(f => f.Number));
        StateEntity[] parts = [.. entities.Where(e => e.Kind is EntityKind.MinerBoard or EntityKind.MinerPool or EntityKind.MinerFan)];
        Assert.Equal(7, parts.Length);
        Assert.All(parts, p => Assert.DoesNotContain(p.Fields, f => f.Number >= 64));
        Assert.Equal(114, parts[0].Number(MinerBoardFields.Chips));
    }

    [Fact]
    public async Task One_that_learns_its_mac_is_the_new_entity_and_the_old_one_is_gone()
    {
        MinerSnapshot unnamed = HandMadeSite.Full with { Identity = HandMadeSite.Full.Identity with { Mac = null } };
        _site.Devices["10.0.0.12"] = unnamed;
        await _site.LookAsync();
        Assert.Equal("ip:10.0.0.12:4028", Entities().Single(e => e.Kind == EntityKind.Miner).Key);
        _site.Devices["10.0.0.12"] = HandMadeSite.Full;
        _site.Clock.Advance(TimeSpan.FromMinutes(2));
        await _site.LookAsync();
        Assert.Equal(HandMadeSite.Mac, Entities().Single(e => e.Kind == EntityKind.Miner).Key);
    }

    [Fact]
    public async Task One_that_was_found_and_not_read_yet_says_who_it_is()
    {
        _site.Devices["10.0.0.12"] = HandMadeSite.Full;
        await _site.Site.ScanAsync(TestContext.Current.CancellationToken);
        StateEntity miner = Entities().Single(e => e.Kind == EntityKind.Miner);
        Assert.Equal("antminer", miner.Text(MinerFields.Vendor));
        Assert.Null(miner.Text(MinerFields.State));
        Assert.Null(miner.Number(MinerFields.CollectedAt));
    }

    /// <summary>An empty list is known; a word that is missing would be "the agent does not say".</summary>
    [Fact]
    public async Task Of_a_firmware_without_a_way_it_is_told_that_nothing_can_be_done()
    {
        _site.Devices["10.0.0.12"] = HandMadeSite.Full with { Identity = HandMadeSite.Full.Identity with { FirmwareFamily = FirmwareFamily.Hiveon } };
        await _site.LookAsync();
        Assert.Contains("  supported_actions []", Lines(Entities()));
    }

    private StateEntity[] Entities() => [.. StateEntities.Of(_states, 0)];

    private static IEnumerable<string> Lines(StateEntity[] entities)
    {
        foreach (StateEntity entity in entities)
        {
            yield return $"{entity.Kind} {entity.Key}";
            foreach ((_, string name, object value) in entity.Fields)
            {
                yield return $"  {name} {(value is string[] list ? $"[{string.Join(", ", list)}]" : Convert.ToString(value, CultureInfo.InvariantCulture))}";
            }
        }
    }
}
