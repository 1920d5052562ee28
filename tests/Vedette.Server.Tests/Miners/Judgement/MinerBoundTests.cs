using Vedette.Model.States;
using Vedette.Protocol.States;
using Vedette.Server.Miners.Judgement.Sightings;

namespace Vedette.Server.Tests.Miners.Judgement;

public sealed class MinerBoundTests
{
    [Fact]
    public void Every_miner_of_a_site_larger_than_a_20_is_judged()
    {
        var site = new MinerSiteTelling();
        foreach (int number in Enumerable.Range(0, 5000))
        {
            ToldMiner miner = site.Add($"02:00:00:00:{number >> 8:x2}:{number & 255:x2}");
            miner.Boards.Clear();
            miner.Fans.Clear();
            miner.ExpectedBoards = null;
        }

        site.Pass(3);
        Assert.All(site.Miners, m => Assert.Equal("hashing", site.Verdict(m)));
    }

    [Fact]
    public void More_miners_than_an_agent_may_have_are_not_kept_and_that_is_known()
    {
        // An agent keeps 20,000, and a sync of document 2 may tell of as many.
        var sightings = new SiteSightings(7);
        sightings.Fold(State(20_000), 0);
        Assert.Equal((20_000, false), (sightings.Miners.Count, sightings.IsFull));
        sightings.Fold(State(20_001), 0);
        Assert.Equal((20_000, true), (sightings.Miners.Count, sightings.IsFull));
    }

    private static byte[] State(int miners)
    {
        var tracker = new StateTracker(TimeSpan.FromHours(6));
        var nothing = new FieldWriter();
        tracker.Begin(1_789_000_000_000 + miners);
        foreach (int number in Enumerable.Range(0, miners))
        {
            tracker.Observe(EntityKind.Miner, $"miner {number}", nothing.Written, nothing.Written);
        }

        tracker.EndKind(EntityKind.Miner);
        return tracker.Finish().ToArray();
    }
}
