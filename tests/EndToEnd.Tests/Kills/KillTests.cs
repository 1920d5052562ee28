using System.Text.Json;
using Vedette.EndToEnd.Tests.Programs;

namespace Vedette.EndToEnd.Tests.Kills;

/// <summary>The server dies at random and at named points while agents stream: nothing acknowledged is lost, nothing is there twice.</summary>
public sealed class KillTests
{
    private const int RandomKills = 20;

    /// <summary>QUALITY's R1; of the median, since other tests run beside.</summary>
    private static readonly TimeSpan AcceptsAgain = TimeSpan.FromSeconds(10);

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twenty_kills_at_random_lose_nothing_and_double_nothing()
    {
        await using var server = new KilledServer();
        await server.StartAsync(Stop);
        using CountingAgent first = await AgentAsync(server, "first");
        using CountingAgent second = await AgentAsync(server, "second");
        Task[] running = [first.RunAsync(Stop), second.RunAsync(Stop)];

        var random = new Random(20260501);
        int connections = 0;
        var starts = new List<TimeSpan>();
        for (int kill = 0; kill < RandomKills; kill++)
        {
            // Every other kill meets an agent that has come back, however long that takes here; the rest come when they come.
            if (kill % 2 == 0)
            {
                await Until.FitsAsync(() => Task.FromResult(first.Connections), n => n > connections, TimeSpan.FromSeconds(60), "the agent is connected", Stop);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(50, 1500)), TimeProvider.System, Stop);
            await server.KillAsync(Stop);
            connections = first.Connections;
            long killed = TimeProvider.System.GetTimestamp();
            await server.StartAsync(Stop);
            starts.Add(TimeProvider.System.GetElapsedTime(killed));
        }

        await FinishAsync(server, running, first, second);
        Assert.InRange(starts.Order().ElementAt(RandomKills / 2), TimeSpan.Zero, AcceptsAgain);
        Assert.True(first.Connections >= RandomKills / 2, $"the agent connected only {first.Connections} times");
    }

    [Theory]
    [InlineData("before-commit", 100)]
    [InlineData("after-commit-before-ack", 100)]
    [InlineData("in-flush", 1)]
    public async Task A_kill_at_a_named_point_loses_nothing_and_doubles_nothing(string point, int passes)
    {
        await using var server = new KilledServer();
        await server.StartAsync(Stop);
        using CountingAgent first = await AgentAsync(server, "first");
        using CountingAgent second = await AgentAsync(server, "second");
        await server.KillAsync(Stop);

        await server.StartFaultHostAsync(point, passes, Stop);
        Task[] running = [first.RunAsync(Stop), second.RunAsync(Stop)];
        await server.Running.LineAsync(l => l == $"killed at {point}", Stop);
        await server.Running.ExitCodeAsync(Stop);
        await server.StartFaultHostAsync(point, passes, Stop);
        await server.Running.ExitCodeAsync(Stop);
        await server.StartAsync(Stop);
        await FinishAsync(server, running, first, second);
    }

    private static async Task<CountingAgent> AgentAsync(KilledServer server, string name) =>
        await CountingAgent.EnrolAsync(server, name, new NumberedSamples(), Stop);

    private static async Task FinishAsync(KilledServer server, Task[] running, params CountingAgent[] agents)
    {
        foreach (CountingAgent agent in agents)
        {
            agent.Finish();
        }

        await Task.WhenAll(running);
        foreach (CountingAgent agent in agents)
        {
            Assert.Equal(0, agent.NewEpochs);
            await VerifyAsync(server, agent);
        }

        await server.KillAsync(Stop);
        Assert.Equal("ok", await server.IntegrityAsync(Stop));
    }

    /// <summary>Per series: count = distinct = expected, and each value is its n.</summary>
    private static async Task VerifyAsync(KilledServer server, CountingAgent agent)
    {
        const int Page = 10_000;
        Assert.True(agent.Count > 50, $"only {agent.Count} samples were made");
        for (long from = 0; from < agent.Count; from += Page)
        {
            long startMs = agent.BaseMs + (from * CountingAgent.StepMs);
            long endMs = startMs + ((Page - 1) * CountingAgent.StepMs);
            string address = $"/api/vps/{agent.Id}/metrics/timeseries?start_time={startMs}&end_time={endMs}&fields=load_average_one_min,load_average_five_min,load_average_fifteen_min";
            JsonElement rows = JsonSerializer.Deserialize<JsonElement>(await server.Http.GetStringAsync(new Uri(address, UriKind.Relative), Stop));
            Assert.Equal(Math.Min(Page, agent.Count - from), rows.GetArrayLength());
            long n = from;
            foreach (JsonElement row in rows.EnumerateArray())
            {
                Assert.Equal(agent.BaseMs + (n * CountingAgent.StepMs), row.GetProperty("time").GetDateTimeOffset().ToUnixTimeMilliseconds());
                Assert.Equal(n, row.GetProperty("load_average_one_min").GetDouble());
                Assert.Equal(n, row.GetProperty("load_average_five_min").GetDouble());
                Assert.Equal(n, row.GetProperty("load_average_fifteen_min").GetDouble());
                n++;
            }
        }
    }
}
