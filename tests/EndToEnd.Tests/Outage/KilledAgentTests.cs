using Vedette.EndToEnd.Tests.Programs;

namespace Vedette.EndToEnd.Tests.Outage;

/// <summary>QUALITY's R3 in short: the agent dies at random moments; what it had measured up to one interval before is there, once.</summary>
public sealed class KilledAgentTests
{
    private const int Kills = 20;

    // The interval that may be lost, and as much again for the measurement that was under way.
    private static readonly TimeSpan MayBeLost = TimeSpan.FromSeconds(2);

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task Twenty_kills_lose_an_interval_each_at_most_and_double_nothing()
    {
        await using DeliveredHost host = await DeliveredHost.EnrolledAsync(Stop);
        var random = new Random(20260502);
        var killedAt = new List<DateTimeOffset>();
        for (int kill = 0; kill < Kills; kill++)
        {
            DateTimeOffset startedAt = TimeProvider.System.GetUtcNow();
            await host.Agent.StartAsync();
            await host.Server.FreshAsync(host.Agent.Id, startedAt, Stop);
            // Anywhere within an interval, so that some die while they measure, write or send.
            DateTimeOffset at = TimeProvider.System.GetUtcNow() + TimeSpan.FromMilliseconds(random.Next(1000));
            await Until.FitsAsync(() => Task.FromResult(TimeProvider.System.GetUtcNow()), now => now >= at, Soon, "the moment comes", Stop);
            killedAt.Add(TimeProvider.System.GetUtcNow());
            await host.Agent.StopAsync(RunningProgram.SigKill, Stop);
        }

        DateTimeOffset last = TimeProvider.System.GetUtcNow();
        await host.Agent.StartAsync();
        await host.Server.FreshAsync(host.Agent.Id, last, Stop);
        DateTimeOffset[] times = await host.TimesAsync(Stop);
        Assert.Equal(times.Length, times.Distinct().Count());
        Assert.Empty(killedAt.Where(k => !times.Any(t => t <= k && t >= k - MayBeLost)).Select(k => $"nothing in the two seconds before {k:O}"));
        (long Id, long Epoch, long Seq)[] rows = await Journal.ReadAsync(host.Server.Data, 0, Stop);
        Assert.Single(rows.Select(r => r.Epoch).Distinct());
        Assert.Equal(rows.Length, rows.Select(r => r.Seq).Distinct().Count());
    }
}
