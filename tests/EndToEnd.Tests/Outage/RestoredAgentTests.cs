using Vedette.EndToEnd.Tests.Programs;

namespace Vedette.EndToEnd.Tests.Outage;

/// <summary>QUALITY's R6: the state folder is put back to an older copy while the server is away, and numbers past what the server holds before it meets it again.</summary>
public sealed class RestoredAgentTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_restored_state_folder_is_named_and_loses_nothing()
    {
        await using DeliveredHost host = await DeliveredHost.EnrolledAsync(Stop);
        await RunForAsync(host, rows: 5);
        await CopyAsync(host.Agent.State, host.Agent.State + ".copy");
        await RunForAsync(host, rows: 5);
        long highest = (await Journal.ReadAsync(host.Server.Data, 0, Stop)).Max(r => r.Seq);
        await host.Server.StopAsync(RunningProgram.SigTerm, Stop);

        Directory.Delete(host.Agent.State, recursive: true);
        Directory.Move(host.Agent.State + ".copy", host.Agent.State);
        // Without the server nobody tells it the interval. One number each second, from five and more below the server's highest.
        await host.Agent.StartAsync("--interval-seconds", "1");
        DateTimeOffset restoredAt = TimeProvider.System.GetUtcNow();
        await Until.FitsAsync(() => Task.FromResult(TimeProvider.System.GetUtcNow() - restoredAt), t => t > TimeSpan.FromSeconds(15), Soon, "the agent numbers past the server", Stop);
        DateTimeOffset backAt = TimeProvider.System.GetUtcNow();
        await host.Server.StartAsync(Stop);

        await host.Server.Running.LineAsync(l => l.Contains("got a new epoch (WentBackwards)", StringComparison.Ordinal), Stop);
        await host.Agent.Running.LineAsync(l => l.Contains("never sent", StringComparison.Ordinal), Stop);
        DateTimeOffset[] times = await Until.FitsAsync(
            () => host.Server.TimesAsync(host.Agent.Id, restoredAt, Stop), t => t.Count(x => x > backAt) >= 3, Soon, "the agent delivers", Stop);
        Assert.Null(DeliveredHost.Hole([restoredAt, .. times]));
        Assert.Equal(times.Length, times.Distinct().Count());
        // A cycle takes two numbers, its state and its samples; the rows are samples.
        Assert.True(times.Count(t => t < backAt) > (highest / 2) - 5, $"{times.Length} rows, the server's highest was {highest}");
    }

    private static async Task RunForAsync(DeliveredHost host, int rows)
    {
        DateTimeOffset startedAt = TimeProvider.System.GetUtcNow();
        await host.Agent.StartAsync();
        await Until.FitsAsync(() => host.Server.TimesAsync(host.Agent.Id, startedAt, Stop), t => t.Length >= rows, Soon, "the agent delivers", Stop);
        Assert.Equal(0, await host.Agent.StopAsync(RunningProgram.SigTerm, Stop));
    }

    private static async Task CopyAsync(string from, string to)
    {
        await using RunningProgram copy = RunningProgram.Start("cp", ["-r", from, to]);
        Assert.Equal(0, await copy.ExitCodeAsync(Stop));
    }
}
