using System.Text.Json;
using Vedette.EndToEnd.Tests.Outage;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.States;

/// <summary>What a host was while the server was away is there when it is back, at the times when it was so; and an agent that starts anew makes nothing of it.</summary>
public sealed class StateOutageTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(RunningProgram.SigKill)]
    [InlineData(RunningProgram.SigTerm)]
    public async Task States_of_an_outage_are_folded_with_their_own_times(int signal)
    {
        using var folder = new TemporaryFolder();
        await using DeliveredHost host = await DeliveredHost.EnrolledAsync(Stop);
        await host.Agent.StartAsync();
        var twin = new TwinView(host.Server, host.Agent.Id);
        await twin.ReachesAsync(1, Stop);

        await host.Server.StopAsync(signal, Stop);
        long downMs = TwinView.NowMs();
        await PassesAsync(downMs + 4000);
        long begunMs = TwinView.NowMs();
        long endedMs;
        await using (PlantedProcess.Start(folder, "vd-meanwhile", []))
        {
            await PassesAsync(begunMs + 8000);
            endedMs = TwinView.NowMs();
        }

        await PassesAsync(downMs + (long)Away.TotalMilliseconds);
        long backMs = TwinView.NowMs();
        await host.Server.StartAsync(Stop);
        await twin.ReachesAsync(backMs, Stop);
        // The newest came first; the rest is behind it.
        JsonElement during = await Until.FitsAsync(
            () => twin.AtAsync(endedMs - 2000, "process", Stop), s => TwinView.AsOf(s) > begunMs && s.GetProperty("complete").GetBoolean(), Soon, "the states of the outage are there", Stop);
        Assert.InRange(TwinView.AsOf(during), endedMs - 6000, endedMs - 2000);
        Assert.Contains(TwinView.Of(during, "process"), p => TwinView.Text(p, "name") == "vd-meanwhile");
        Assert.DoesNotContain(TwinView.Of(await twin.AtAsync(begunMs - 100, "process", Stop), "process"), p => TwinView.Text(p, "name") == "vd-meanwhile");
        Assert.DoesNotContain(await twin.NowAsync("process", Stop), p => TwinView.Text(p, "name") == "vd-meanwhile");

        JsonElement[] changes = [.. (await twin.ChangesAsync(downMs, "process", Stop)).Where(c => TwinView.Text(c, "title") == "vd-meanwhile").OrderBy(c => c.GetProperty("at_ms").GetInt64())];
        Assert.Equal(["appeared", "gone"], changes.Select(c => TwinView.Text(c, "change")));
        Assert.InRange(changes[0].GetProperty("at_ms").GetInt64(), begunMs - 1000, begunMs + 5000);
        Assert.InRange(changes[1].GetProperty("at_ms").GetInt64(), endedMs - 1000, endedMs + 5000);
        Assert.True(changes[1].GetProperty("at_ms").GetInt64() < backMs);
    }

    private static Task PassesAsync(long momentMs) =>
        Until.FitsAsync(() => Task.FromResult(TwinView.NowMs()), now => now >= momentMs, Away + Soon, "the time passes", Stop);
}
