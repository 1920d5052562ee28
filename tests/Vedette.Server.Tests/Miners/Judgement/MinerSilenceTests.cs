using Vedette.Server.Miners.Judgement;

namespace Vedette.Server.Tests.Miners.Judgement;

public sealed class MinerSilenceTests
{
    [Fact]
    public void A_miner_that_does_not_answer_is_offline_and_after_five_minutes_a_finding()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Add("02:aa");
        miner.ChipTemperature = 99;
        site.Pass(10);
        long lastReadMs = site.NowMs;
        miner.MissedPolls = 2;
        site.Pass(1);
        Assert.Equal("offline", site.Verdict(miner));
        Assert.Empty(site.Types());
        site.Pass(4);
        MinerFinding offline = Assert.Single(site.Judgements.Findings());
        Assert.Equal(("offline", "critical", lastReadMs, miner.Key), (offline.Type, offline.Severity, offline.SinceMs, offline.MinerKey));
        miner.MissedPolls = 0;
        site.Pass(2);
        Assert.Equal(("unknown", false), (site.Verdict(miner) == "offline" ? "offline" : "unknown", site.Types().Contains("offline")));
    }

    [Fact]
    public void A_rack_of_which_a_fifth_is_silent_is_one_finding_until_it_is_back()
    {
        var site = new MinerSiteTelling();
        List<ToldMiner> rack = [.. Enumerable.Range(0, 10).Select(i => site.Add($"02:{i:x2}", rack: 3))];
        site.Add("02:ff", rack: 4);
        site.Pass(10);
        rack[0].MissedPolls = 3;
        site.Pass(10);
        Assert.Equal(["offline"], site.Types());
        (rack[1].MissedPolls, rack[2].MissedPolls) = (3, 3);
        site.Pass(6);
        MinerFinding one = Assert.Single(site.Judgements.Findings());
        Assert.Equal(("rack_offline", "critical", "rack", 3, 1, 3), (one.Type, one.Severity, one.Scope, one.RackId!.Value, one.SiteId!.Value, one.Children!.Value));
        Assert.Equal("3 of 10 miners of the rack rack 3 are silent: look at its switch and its power.", one.Sentence);
        Assert.InRange(site.NowMs - one.SinceMs, 5 * 60_000, 7 * 60_000);
        Assert.Equal("offline", site.Verdict(rack[0]));
        Assert.Empty(site.Of(rack[0]).Findings);

        // Two are still a rack that has not come back; a single one is a miner.
        rack[1].MissedPolls = 0;
        site.Pass(2);
        Assert.Equal(2, Assert.Single(site.Judgements.Findings()).Children);
        rack[2].MissedPolls = 0;
        site.Pass(2);
        Assert.Equal(("offline", rack[0].Key), (Assert.Single(site.Judgements.Findings()).Type, site.Judgements.Findings()[0].MinerKey));
    }

    [Fact]
    public void A_site_of_which_every_miner_is_silent_is_one_finding()
    {
        var site = new MinerSiteTelling();
        for (int i = 0; i < 40; i++)
        {
            site.Add($"02:{i:x2}", rack: i / 10);
        }

        site.Pass(10);
        site.Miners.ForEach(m => m.MissedPolls = 3);
        site.Places.Paused.Add("02:00");
        site.Pass(6);
        MinerFinding one = Assert.Single(site.Judgements.Findings());
        Assert.Equal(("site_offline", "site", 39, "All 39 miners of the site north are silent, though its agent reports."), (one.Type, one.Scope, one.Children!.Value, one.Sentence));
        site.Miners.ForEach(m => m.MissedPolls = 0);
        site.Pass(1);
        Assert.Empty(site.Judgements.Findings());
    }

    [Fact]
    public void An_agent_that_does_not_report_is_one_finding_and_its_miners_are_stale()
    {
        var site = new MinerSiteTelling();
        for (int i = 0; i < 20; i++)
        {
            site.Add($"02:{i:x2}", rack: i / 10).ChipTemperature = 99;
        }

        site.Pass(10);
        Assert.Equal(20, site.Judgements.Findings().Count);
        site.AgentFallsSilent();
        long goneMs = site.NowMs;
        site.Wait(1);
        Assert.Equal("hashing", site.Verdict(site.Miners[0]));
        site.Wait(9);
        MinerFinding one = Assert.Single(site.Judgements.Findings());
        Assert.Equal(("agent_offline", "critical", "site", goneMs, 20, MinerSiteTelling.AgentId, 1), (one.Type, one.Severity, one.Scope, one.SinceMs, one.Children!.Value, one.AgentId!.Value, one.SiteId!.Value));
        Assert.Equal("The site north is not watched: its agent does not report, and nothing is known of 20 miners.", one.Sentence);
        Assert.Equal(("stale", "Its site agent has not reported for 10 min."), (site.Verdict(site.Miners[0]), site.Of(site.Miners[0]).Reasons[0]));

        // Whether a paused one still rests, nobody knows either.
        site.Places.Paused.Add(site.Miners[1].Key);
        Assert.Equal("stale", site.Verdict(site.Miners[1]));
        site.Places.Paused.Clear();
        site.AgentComesBack();
        site.Pass(2);
        Assert.All(site.Judgements.Findings(), f => Assert.Equal("hot_chip", f.Type));
        Assert.Equal("hashing", site.Verdict(site.Miners[0]));
    }

    [Fact]
    public void A_reading_that_gets_old_while_the_agent_reports_is_stale_also_where_clocks_differ()
    {
        foreach (TimeSpan ahead in (TimeSpan[])[TimeSpan.Zero, TimeSpan.FromHours(3)])
        {
            MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
            site.Ahead = ahead;
            site.Pass(20);
            Assert.Equal("hashing", site.Verdict(miner));
            for (int i = 0; i < 6; i++)
            {
                // The agent tells, and has not asked the miner.
                site.Clock.Advance(TimeSpan.FromMinutes(1));
                site.Tell();
                site.Judgements.Look(CancellationToken.None);
            }

            Assert.Equal(("stale", "The last reading is 6 min old, though its agent reports."), (site.Verdict(miner), site.Of(miner).Reasons[0]));
            Assert.Equal(["stale"], site.Types());
        }
    }

    [Fact]
    public void A_miner_that_is_not_listed_any_more_is_unknown()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Add("02:aa");
        miner.ChipTemperature = 99;
        site.Pass(10);
        site.Miners.Remove(miner);
        site.Pass(1);
        Assert.Equal("unknown", site.Verdict(miner));
        Assert.Empty(site.Judgements.Findings());
    }
}
