using Vedette.Server.Miners.Judgement;

namespace Vedette.Server.Tests.Miners.Judgement;

public sealed class MinerFindingTests
{
    [Fact]
    public void A_low_rate_is_told_after_ten_minutes_keeps_its_time_and_is_taken_back_above_another_limit()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Pass(30);
        miner.Rate = 70e12;
        site.Pass(11);
        Assert.Null(site.Finding("hashrate_low"));
        site.Pass(4);
        MinerFinding low = site.Finding("hashrate_low")!;
        Assert.Equal(("critical", "It gives 70 TH/s over 5 min, 64 % of the expected 110 TH/s."), (low.Severity, low.Sentence));
        Assert.InRange(site.NowMs - low.SinceMs, 10 * 60_000, 12 * 60_000);

        // Above the limit that raised it, below the one that clears it.
        miner.Rate = 85e12;
        site.Pass(15);
        Assert.Equal((low.SinceMs, "critical"), (site.Finding("hashrate_low")!.SinceMs, site.Finding("hashrate_low")!.Severity));
        miner.Rate = 90e12;
        site.Pass(10);
        Assert.Equal("warning", site.Finding("hashrate_low")!.Severity);
        miner.Rate = 110e12;
        site.Pass(10);
        Assert.Null(site.Finding("hashrate_low"));
    }

    [Fact]
    public void A_fan_that_vanishes_is_missed()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Pass(20);
        Assert.Empty(site.Types());
        miner.Fans.RemoveAt(3);
        site.Pass(3);
        MinerFinding missing = site.Finding("fan_stopped")!;
        Assert.Equal(("critical", "Only 3 of 4 fans are there."), (missing.Severity, missing.Sentence));
        miner.Fans.Add(5880);
        site.Pass(3);
        Assert.Empty(site.Types());
    }

    [Fact]
    public void A_fan_that_the_model_has_and_was_never_told_of_is_missed_where_the_whole_reply_came()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        miner.ExpectedFans = 4;
        miner.Partial = true;
        miner.Fans.RemoveAt(3);
        site.Pass(10);
        Assert.Empty(site.Types());
        miner.Partial = false;
        site.Pass(3);
        Assert.Equal(["fan_stopped"], site.Types());
    }

    [Fact]
    public void A_socket_without_a_fan_is_no_fan_that_stands()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        (miner.Fans[2], miner.Fans[3]) = (0, 0);
        site.Pass(20);
        Assert.Empty(site.Types());
        miner.ExpectedFans = 2;
        site.Pass(5);
        Assert.Empty(site.Types());
        miner.ExpectedFans = 4;
        site.Pass(3);
        Assert.Equal("Fan 2, Fan 3 stand while it mines; 2 of 4 fans turn.", site.Finding("fan_stopped")!.Sentence);
    }

    [Fact]
    public void A_socket_without_a_fan_is_none_of_the_fans_that_turn_beside_one_that_stands()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        (miner.ExpectedFans, miner.Fans[3], miner.PowerSupplyFan) = (3, 0, 0);
        site.Pass(5);
        Assert.Equal("Power supply fan 0 stands while it mines; 3 of 4 fans turn.", site.Finding("fan_stopped")!.Sentence);
    }

    [Fact]
    public void A_miner_without_any_fan_misses_none()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        miner.ExpectedFans = 4;
        miner.Fans.Clear();
        site.Pass(20);
        Assert.Empty(site.Types());
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("normal", true)]
    [InlineData("low", false)]
    public void Where_only_the_label_says_what_to_expect_a_rate_far_below_it_is_low_unless_it_was_set_to_less(string? mode, bool isLow)
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        (miner.Expected, miner.Label, miner.PowerMode, miner.Rate) = (null, 110e12, mode, 44e12);
        miner.Boards.Clear();
        miner.ExpectedBoards = null;
        site.Pass(30);
        Assert.Equal(isLow ? ["hashrate_low"] : [], site.Types());
    }

    [Theory]
    [InlineData("antminer", 92.5, "warning")]
    [InlineData("whatsminer", 92.5, null)]
    [InlineData("whatsminer", 104.0, "warning")]
    [InlineData("whatsminer", 111.0, "critical")]
    [InlineData("avalon", 104.0, null)]
    [InlineData("avalon", 112.0, "warning")]
    public void Each_maker_s_chips_have_limits_of_their_own(string vendor, double degrees, string? severity)
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        (miner.Vendor, miner.ChipTemperature) = (vendor, degrees);
        site.Pass(15);
        Assert.Equal(severity, site.Finding("hot_chip")?.Severity);
    }

    [Fact]
    public void A_rate_that_swings_around_the_limit_is_one_finding()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Pass(30);
        miner.Rate = 60e12;
        site.Pass(20);
        long since = site.Finding("hashrate_low")!.SinceMs;
        site.Pass(60, minute =>
        {
            miner.Rate = minute % 14 < 7 ? 80e12 : 86e12;
            Assert.Equal(since, site.Finding("hashrate_low")!.SinceMs);
        });
    }

    [Fact]
    public void A_drop_against_the_own_hour_is_told_where_nobody_knows_what_to_expect()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        miner.Expected = null;
        miner.BoardExpected.AsSpan().Clear();
        site.Pass(60);
        miner.Rate = 88e12;
        site.Pass(20);
        Assert.Equal("It gives 88 TH/s over 5 min, 20 % less than its median of the hour before, 110 TH/s.", site.Finding("hashrate_dropped")!.Sentence);
        Assert.Null(site.Finding("hashrate_low"));
    }

    [Fact]
    public void Shares_that_are_worth_half_of_the_claim_are_told()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        miner.TrueRate = 45e12;
        site.Pass(110);
        MinerFinding low = site.Finding("hashrate_low")!;
        Assert.Equal("warning", low.Severity);
        Assert.Matches("^It claims 110 TH/s, but its shares \\([0-9]+ in [0-9]+ min\\) are worth 4[0-9](\\.[0-9])? TH/s, 4[0-9] % of it\\.$", low.Sentence);
        Assert.Equal("hashing", site.Verdict(miner));
    }

    [Fact]
    public void A_lost_board_is_told_after_five_minutes_and_makes_the_verdict()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Pass(20);
        (miner.Boards[2], miner.Chips[2], miner.Rate) = (0, 0, 73e12);
        site.Pass(7);
        MinerFinding lost = site.Finding("board_lost")!;
        Assert.Equal(("critical", "2 of 3 boards work: board 2 gives nothing."), (lost.Severity, lost.Sentence));
        Assert.Equal(("slow_board", "2 of 3 boards work: board 2 gives nothing."), (site.Verdict(miner), site.Of(miner).Reasons[0]));
        Assert.Null(site.Finding("chips_lost"));
        miner.Boards[2] = 36.7e12;
        miner.Chips[2] = 114;
        site.Pass(5);
        Assert.Null(site.Finding("board_lost"));
    }

    [Fact]
    public void A_board_that_is_not_listed_any_more_is_lost_unless_the_reply_was_cut()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        miner.ExpectedBoards = null;
        site.Pass(20);
        miner.Boards.RemoveAt(2);
        miner.Partial = true;
        site.Pass(10);
        Assert.Null(site.Finding("board_lost"));
        miner.Partial = false;
        site.Pass(7);
        Assert.Equal("2 of 3 boards work.", site.Finding("board_lost")!.Sentence);
    }

    [Fact]
    public void A_slow_board_is_told_with_its_numbers()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Pass(20);
        (miner.Boards[2], miner.Rate) = (12.1e12, 85.4e12);
        site.Pass(13);
        Assert.Equal(("warning", "Board 2 gives 12.1 TH/s, 33 % of the expected 36.7 TH/s."), (site.Finding("board_slow")!.Severity, site.Finding("board_slow")!.Sentence));
        Assert.Equal("slow_board", site.Verdict(miner));
    }

    [Theory]
    [InlineData(113L, "warning", "1 chip of 342 does not work: 113 of 114 on board 1.")]
    [InlineData(90L, "critical", "24 chips of 342 do not work: 90 of 114 on board 1.")]
    public void Chips_that_do_not_answer_are_told_after_a_quarter_of_an_hour(long chips, string severity, string sentence)
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        miner.Chips[1] = chips;
        site.Pass(14);
        Assert.Null(site.Finding("chips_lost"));
        site.Pass(4);
        Assert.Equal((severity, sentence), (site.Finding("chips_lost")!.Severity, site.Finding("chips_lost")!.Sentence));
    }

    [Fact]
    public void Heat_is_critical_at_the_second_poll_and_an_Avalon_may_run_hotter()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        ToldMiner avalon = site.Add("02:aa");
        avalon.Vendor = "avalon";
        site.Pass(12);
        miner.ChipTemperature = avalon.ChipTemperature = 96;
        miner.BoardTemperature = 81;
        site.Pass(1);
        Assert.Empty(site.Types());
        site.Pass(1);
        Assert.Equal(["hot_board", "hot_chip"], site.Types().Order(StringComparer.Ordinal));
        Assert.All(site.Judgements.Findings(), f => Assert.Equal((miner.Key, "critical"), (f.MinerKey, f.Severity)));
        Assert.Equal("Its hottest chip has 96 °C; the limit is 95 °C.", site.Finding("hot_chip")!.Sentence);

        // Two degrees below the limit are still hot.
        (miner.ChipTemperature, miner.BoardTemperature) = (93, 60);
        site.Pass(5);
        Assert.Equal("critical", site.Finding("hot_chip")!.Severity);
        miner.ChipTemperature = 70;
        site.Pass(5);
        Assert.Empty(site.Types());
    }

    [Fact]
    public void A_standing_fan_is_told_and_one_that_is_not_told_of_is_not_and_neither_are_all_of_a_device_without_air()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        ToldMiner hydro = site.Add("02:aa");
        hydro.Fans.Clear();
        hydro.Fans.AddRange([0, 0]);
        miner.Fans[3] = null;
        site.Pass(12);
        Assert.Empty(site.Types());
        miner.Fans[2] = 0;
        site.Pass(2);
        Assert.Equal(("critical", "Fan 2 stands while it mines; 2 of 3 fans turn."), (site.Finding("fan_stopped")!.Severity, site.Finding("fan_stopped")!.Sentence));
        miner.Fans[2] = 2000;
        miner.Fans[3] = 5880;
        site.Pass(8);
        Assert.Equal(("warning", "Fan 2 turns at 2000 rpm, its neighbours at 5880."), (site.Finding("fan_stopped")!.Severity, site.Finding("fan_stopped")!.Sentence));
    }

    [Fact]
    public void A_dead_pool_is_critical_without_a_spare_and_a_warning_with_one()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        ToldMiner other = site.Add("02:aa");
        other.SparePools.Add(("stratum+tcp://spare.example:3333", "alive", true));
        site.Pass(12);
        miner.PoolStatus = other.PoolStatus = "dead";
        site.Pass(4);
        Assert.Equal((miner.Key, "critical", "Its only pool, pool.example:3333, does not answer it."), (site.Finding("pool_dead")!.MinerKey, site.Finding("pool_dead")!.Severity, site.Finding("pool_dead")!.Sentence));
        site.Pass(14);
        MinerFinding spare = site.Judgements.Findings().Single(f => f.MinerKey == other.Key);
        Assert.Equal(("pool_dead", "warning"), (spare.Type, spare.Severity));
    }

    [Fact]
    public void Rejected_shares_and_hardware_errors_are_judged_by_their_share_of_enough_work()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Pass(40, minute =>
        {
            miner.Accepted += 5;
            miner.Rejected += minute % 2;

            // 110 TH/s are 1.5 million results a minute.
            miner.HardwareErrors += 40_000;
        });
        Assert.Equal(["hw_errors", "reject_rate"], site.Types().Order(StringComparer.Ordinal));
        Assert.All(site.Judgements.Findings(), f => Assert.Equal("warning", f.Severity));
        Assert.Matches("^1[0-9] of [0-9]+ shares were rejected in 30 min, [0-9.]+ %\\.$", site.Finding("reject_rate")!.Sentence);
        Assert.Matches("^2\\.5 % of its results in [0-9]+ min were wrong: [0-9]+ hardware errors\\.$", site.Finding("hw_errors")!.Sentence);
    }

    [Fact]
    public void A_miner_that_begins_anew_three_times_an_hour_is_restarting()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Pass(12);
        site.Pass(30, minute =>
        {
            if (minute % 10 == 0)
            {
                miner.Restart();
            }
        });
        Assert.Equal("Its mining program began anew 3 times within an hour.", site.Finding("restarting")!.Sentence);
        site.Pass(75);
        Assert.Null(site.Finding("restarting"));
    }

    [Fact]
    public void Power_beyond_the_limit_is_told()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        (miner.Power, miner.PowerLimit) = (3500, 3300);
        site.Pass(12);
        Assert.Equal("It takes 3500 W; its limit is 3300 W.", site.Finding("power_high")!.Sentence);
    }

    [Fact]
    public void What_the_device_itself_reports_is_told_at_once_the_worst_first()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        miner.Errors = ["warning|540||0||Eeprom slot 0 cannot be read", "critical|110|fan|||Fan | speed in"];
        site.Pass(1);
        MinerFinding error = site.Finding("device_error")!;
        Assert.Equal(("critical", "It reports error 110: Fan | speed in and 1 more error.", "fan"), (error.Severity, error.Sentence, error.Evidence["component"]));
        miner.Errors = [];
        site.Pass(1);
        Assert.Null(site.Finding("device_error"));
    }

    [Fact]
    public void Devices_that_nobody_knows_that_contradict_themselves_or_lock_their_door_are_told()
    {
        var site = new MinerSiteTelling();
        ToldMiner unknown = site.Add("ip:10.0.0.9:80");
        (unknown.Vendor, unknown.Rate, unknown.State) = ("unknown", null, null);
        site.Add("02:aa").Ambiguous = true;
        ToldMiner locked = site.Add("02:bb");
        locked.State = "auth_required";
        site.Pass(1);
        Assert.Equal(["ambiguous", "credentials", "unknown_device"], site.Types().Order(StringComparer.Ordinal));
        Assert.Equal(("unknown", "Nobody knows this kind of device yet."), (site.Verdict(unknown), site.Of(unknown).Reasons[0]));
    }

    [Fact]
    public void Two_that_tell_one_mac_are_said_to_and_where_the_other_is()
    {
        var site = new MinerSiteTelling();
        ToldMiner second = site.Add("02:aa@10.0.0.2");
        (second.Ambiguous, second.Evidence) = (true, ["rpc version: Type Antminer S19 Pro", "same mac: 10.0.0.1"]);
        site.Pass(1);
        MinerFinding found = Assert.Single(site.Judgements.Findings());
        Assert.Equal(("ambiguous", "warning", "The device at 10.0.0.1 tells the same MAC: a MAC was cloned, or one device has two addresses."), (found.Type, found.Severity, found.Sentence));
        second.Evidence = ["rpc version: Type Antminer S19 Pro", "web /: Whatsminer"];
        site.Pass(1);
        Assert.Equal("Its interfaces name different makers or firmware.", Assert.Single(site.Judgements.Findings()).Sentence);
    }

    [Fact]
    public void Findings_come_worst_and_oldest_first()
    {
        var site = new MinerSiteTelling();
        site.Add("02:aa").Ambiguous = true;
        ToldMiner hot = site.Add("02:bb");
        ToldMiner hotter = site.Add("02:cc");
        site.Pass(10);
        hot.ChipTemperature = 96;
        site.Pass(2);
        hotter.ChipTemperature = 99;
        site.Pass(2);
        Assert.Equal([("hot_chip", hot.Key), ("hot_chip", hotter.Key), ("ambiguous", "02:aa")], site.Judgements.Findings().Select(f => (f.Type, f.MinerKey)));
    }
}
