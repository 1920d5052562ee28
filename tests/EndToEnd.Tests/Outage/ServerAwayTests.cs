using Vedette.EndToEnd.Tests.Programs;

namespace Vedette.EndToEnd.Tests.Outage;

/// <summary>QUALITY's R4, as the issue tells it: the server is down for two minutes, the spool fills the hole with original timestamps, fresh data first.</summary>
public sealed class ServerAwayTests
{
    private const int FreshBatches = 10;

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(90);

    [Theory]
    [InlineData(RunningProgram.SigKill, 120)]
    [InlineData(RunningProgram.SigTerm, 15)]
    public async Task The_hole_is_filled_with_original_timestamps_and_the_newest_comes_first(int signal, int awaySeconds)
    {
        await using DeliveredHost host = await DeliveredHost.EnrolledAsync(Stop);
        await host.Agent.StartAsync();
        await Until.FitsAsync(() => host.TimesAsync(Stop), t => t.Length >= FreshBatches, Soon, "the agent delivers", Stop);

        DateTimeOffset downAt = TimeProvider.System.GetUtcNow();
        await host.Server.StopAsync(signal, Stop);
        long lastRow = (await Journal.ReadAsync(host.Server.Data, 0, Stop)).Max(r => r.Id);
        ProcessCost before = ProcessCost.Of(host.Agent.Running.Id);
        var away = TimeSpan.FromSeconds(awaySeconds);
        await Until.FitsAsync(
            () => Task.FromResult(TimeProvider.System.GetUtcNow() - downAt), t => t >= away || host.Agent.Running.HasExited, away + Soon, "the time passes", Stop);
        Assert.False(host.Agent.Running.HasExited, host.Agent.Running.Transcript);
        ProcessCost after = ProcessCost.Of(host.Agent.Running.Id);
        // Room for what a young process has not touched yet; a spool kept in memory would take more in two minutes.
        Assert.InRange(after.ResidentMegabytes - before.ResidentMegabytes, -100, 8);
        Assert.InRange(after.CpuSeconds - before.CpuSeconds, 0, away.TotalSeconds * 0.1);

        DateTimeOffset backAt = TimeProvider.System.GetUtcNow();
        await host.Server.StartAsync(Stop);
        DateTimeOffset[] times = await Until.FitsAsync(
            () => host.TimesAsync(Stop), t => t.Count(x => x > backAt) >= 3 && DeliveredHost.Hole(t) is null, TimeSpan.FromSeconds(90), "the hole is filled", Stop);

        Assert.Equal(times.Length, times.Distinct().Count());
        Assert.InRange(times.Count(t => t >= downAt && t < backAt), (int)(awaySeconds * 0.9), awaySeconds + 2);
        long[] arrived = [.. (await Journal.ReadAsync(host.Server.Data, lastRow, Stop)).Select(r => r.Seq)];
        long[] backlog = [.. arrived.Where(s => s < arrived[0])];
        Assert.True(backlog.Length >= awaySeconds / 2, $"{backlog.Length} batches came behind the newest: {string.Join(' ', arrived)}");
        Assert.Equal(backlog.Order(), backlog);
        Assert.Equal(arrived.Distinct(), arrived);
        Assert.DoesNotContain("new epoch", host.Server.Running.Transcript, StringComparison.Ordinal);
    }
}
