using System.Diagnostics;
using System.Runtime.CompilerServices;

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

        (List<double> commits, List<double> minutes) = Judge(site, 150);
        // A server that starts again has judged nobody yet: what it lacks is what judging held.
        long perMiner = MemoryCollection.FreedBy(site.RestartServer) / Miners;
        output.WriteLine($"{Miners} miners: a minute of states is left by the writer in {Median(commits):0.000} ms and judged in {Median(minutes):0.0} ms (medians of {minutes.Count}), {perMiner / 1024.0:0.0} KiB of memory per miner");
        Assert.InRange(perMiner, 1024, MostBytesPerMiner);
    }

    /// <summary>A method of its own, so that no local of it keeps what a restart lets go.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (List<double> Commits, List<double> Minutes) Judge(MinerSiteTelling site, int count)
    {
        (List<double> commits, List<double> minutes) = ([], []);
        var watch = new Stopwatch();
        for (int minute = 0; minute < count; minute++)
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
            commits.Add(watch.Elapsed.TotalMilliseconds);
            site.Judgements.Look(CancellationToken.None);
            site.Judgements.Look(CancellationToken.None);
            minutes.Add(watch.Elapsed.TotalMilliseconds);
        }

        Assert.All(site.Miners, m => Assert.Equal("hashing", site.Verdict(m)));
        return (commits, minutes);
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
