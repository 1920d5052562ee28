using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Vedette.Server.Miners.Rows;
using Vedette.Server.Tests.Twin;
using Vedette.Server.Twin;
using Vedette.Storage.States;

namespace Vedette.Server.Tests.Miners;

/// <summary>What a site of 1,000 miners costs; a measurement, run by hand: <c>Vedette.Server.Tests -explicit only -class Vedette.Server.Tests.Miners.ListingCost -showLiveOutput</c>.</summary>
public sealed class ListingCost(ITestOutputHelper output)
{
    private const int Miners = 1000;
    private const int Rounds = 9;

    [Fact(Explicit = true)]
    public async Task A_thousand_miners_are_listed()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        ToldHost agent = await miners.AddAgentAsync("one", await miners.AddSiteAsync());
        for (int i = 0; i < Miners; i++)
        {
            // With a pool, three fans and six boards: 11 entities.
            miners.Set(agent, $"02:00:00:00:{i >> 8:x2}:{i & 255:x2}", $"10.0.{i >> 8}.{i & 255}", m => m.Boards = 6);
        }

        var first = Stopwatch.StartNew();
        await agent.TellAsync(miners.NowMs);
        output.WriteLine($"first state stored: {first.ElapsedMilliseconds} ms");
        first.Restart();
        Assert.Equal(Miners, (await miners.ListAsync("?limit=1000")).Length);
        output.WriteLine($"first list, with {Miners} numbers given: {first.ElapsedMilliseconds} ms");
        await MeasureAsync("list of 1,000 over HTTP, nothing new", () => miners.ListAsync("?limit=1000"));
        await MeasureAsync("list of 50 over HTTP, nothing new", () => miners.ListAsync("?limit=50"));
        MinerLists lists = miners.Server.Services.GetRequiredService<MinerLists>();
        MinerSelection all = MinerSelection.Read(new MinerQuery(null, null, null, null, null, null, null, null, null, null, null, null, null, "1000", null)).Selection!;
        await MeasureAsync("list of 1,000 in the server, nothing new", () => lists.ReadAsync(all, ControlServer.Stop));
        long at = miners.NowMs;
        await MeasureAsync("rows after a state in which ten miners changed", async () =>
        {
            at += 10_000;
            for (int i = 0; i < 10; i++)
            {
                miners.Set(agent, $"02:00:00:00:00:{i:x2}", $"10.0.0.{i}", m => { m.Boards = 6; m.CollectedAtMs = at; });
            }

            await agent.TellAsync(at);
            return await lists.ReadAsync(all, ControlServer.Stop);
        });
        LiveTwins twins = miners.Server.Services.GetRequiredService<LiveTwins>();
        AgentMiners before = AgentMiners.Of(agent.Id, twins.Newest(agent.Id)!, null);
        for (int i = 0; i < 10; i++)
        {
            miners.Set(agent, $"02:00:00:00:00:{i:x2}", $"10.0.0.{i}", m => { m.Boards = 6; m.Hashrate = 1e14; });
        }

        await agent.TellAsync(at + 10_000);
        TwinSnapshot newest = twins.Newest(agent.Id)!;
        await MeasureAsync("its rows alone, all but ten taken over", () => Task.FromResult(AgentMiners.Of(agent.Id, newest, before)));
        await MeasureAsync("its rows alone, all made anew", () => Task.FromResult(AgentMiners.Of(agent.Id, newest, null)));
        Assert.Equal(10, AgentMiners.Of(agent.Id, newest, before).CountChanged(before));
        await MeasureAsync("site with its summary over HTTP", () => miners.GetAsync("/api/sites/1"));
    }

    private async Task MeasureAsync<T>(string name, Func<Task<T>> work)
    {
        await work();
        var took = new List<double>();
        var cpu = new List<double>();
        for (int i = 0; i < Rounds; i++)
        {
            TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
            long start = Stopwatch.GetTimestamp();
            await work();
            took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            cpu.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
        }

        took.Sort();
        cpu.Sort();
        output.WriteLine($"{name}: median {took[Rounds / 2]:0.0} ms, worst {took[^1]:0.0} ms, CPU median {cpu[Rounds / 2]:0.0} ms");
    }
}
