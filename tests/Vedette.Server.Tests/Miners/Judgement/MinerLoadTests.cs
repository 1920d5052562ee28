using System.Diagnostics;

namespace Vedette.Server.Tests.Miners.Judgement;

/// <summary>What a large site costs. The times are printed and not judged: machines differ.</summary>
[Collection(MemoryCollection.Name)]
public sealed class MinerLoadTests(ITestOutputHelper output)
{
    private const int Miners = 1000;

    /// <summary>Entities, two hours of readings and a track per rule; more would be a leak.</summary>
    private const long MostBytesPerMiner = 24 * 1024;

    [Fact]
    public void A_thousand_miners_are_judged_within_bounded_memory()
    {
        var site = new MinerSiteTelling();
        for (int i = 0; i < Miners; i++)
        {
            site.Add($"02:00:00:00:{i / 256:x2}:{i % 256:x2}", rack: i / 40);
        }

        // The doubles' own memory stays out of the figure: nothing is stored, and states are made beforehand.
        long before = MemoryCollection.BytesInUse();
        var minutes = new List<double>();
        var watch = new Stopwatch();
        for (int minute = 0; minute < 150; minute++)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(1));
            site.Miners.ForEach(m =>
            {
                m.Work(60);
                m.ReadAtMs = site.NowMs;
            });
            byte[] payload = site.Tell(reaches: false);
            site.Stored.Clear();
            watch.Restart();
            site.Reach(payload);
            site.Judgements.Look(CancellationToken.None);
            site.Judgements.Look(CancellationToken.None);
            minutes.Add(watch.Elapsed.TotalMilliseconds);
        }

        long perMiner = (MemoryCollection.BytesInUse() - before) / Miners;
        Assert.All(site.Miners, m => Assert.Equal("hashing", site.Verdict(m)));
        double median = minutes.Order().ElementAt(minutes.Count / 2);
        output.WriteLine($"{Miners} miners: a minute of states is judged in {median:0.0} ms (median of {minutes.Count}), {perMiner / 1024.0:0.0} KiB of memory per miner");
        Assert.InRange(perMiner, 1, MostBytesPerMiner);
    }
}
