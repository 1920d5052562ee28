using Vedette.Server.Miners.Judgement;

namespace Vedette.Server.Tests.Miners.Judgement;

public sealed class MinerRecallTests
{
    [Fact]
    public void A_server_that_starts_anew_knows_from_the_store_what_it_knew()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Pass(40);
        miner.TrueRate = 0;
        miner.ChipTemperature = 99;
        site.Pass(12);
        IReadOnlyList<MinerFinding> before = site.Judgements.Findings();
        Assert.Equal(2, before.Count);
        site.RestartServer();
        Assert.Equal("unknown", site.Verdict(miner));
        site.Pass(1);
        Assert.Equal("claims_only", site.Verdict(miner));
        Assert.Equal(before.Select(f => (f.Type, f.SinceMs)), site.Judgements.Findings().Select(f => (f.Type, f.SinceMs)));
    }

    [Fact]
    public void Without_a_past_nothing_is_claimed_before_it_was_seen()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        miner.TrueRate = 0;
        site.Pass(10, _ => Assert.Equal("unknown", site.Verdict(miner)));
        site.Pass(1);
        Assert.Equal("claims_only", site.Verdict(miner));
    }

    [Fact]
    public void A_gap_that_is_filled_later_is_read_from_the_store()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Pass(20);

        // Lost on the way at first: a miner appears in it.
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        ToldMiner second = site.Add("02:aa");
        second.ReadAtMs = miner.ReadAtMs = site.NowMs;
        byte[] late = site.Tell(reaches: false);
        int reads = site.Stored.Reads;
        site.Pass(2);
        Assert.Equal("unknown", site.Verdict(second));
        site.Reach(late);
        Assert.Equal(reads, site.Stored.Reads);
        site.Pass(1);
        Assert.True(site.Stored.Reads > reads);
        Assert.Equal(("hashing", "hashing"), (site.Verdict(miner), site.Verdict(second)));
    }

    [Fact]
    public void A_host_without_miners_costs_one_look_at_its_things()
    {
        var site = new MinerSiteTelling();
        site.Pass(5);
        Assert.Equal(1, site.Stored.Reads);
    }
}
