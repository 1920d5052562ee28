using System.Text.Json;
using Vedette.EndToEnd.Tests.Kills;
using Vedette.EndToEnd.Tests.Programs;

namespace Vedette.EndToEnd.Tests.States;

/// <summary>The server dies at random and at named points while agents stream states: the twin of every past moment is what was sent, and each change is told once.</summary>
public sealed class StateKillTests
{
    private const int RandomKills = 12;

    // Every state is looked at near the ends and a sample between: each look folds a chain.
    private const int LookEvery = 7;

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kills_at_random_lose_no_state_and_tell_no_change_twice()
    {
        await using var server = new KilledServer();
        await server.StartAsync(Stop);
        using CountingAgent first = await CountingAgent.EnrolAsync(server, "first", new NumberedStates(), Stop);
        using CountingAgent second = await CountingAgent.EnrolAsync(server, "second", new NumberedStates(), Stop);
        Task[] running = [first.RunAsync(Stop), second.RunAsync(Stop)];

        var random = new Random(20260601);
        int connections = 0;
        for (int kill = 0; kill < RandomKills; kill++)
        {
            // Every other kill meets an agent that has come back, however long that takes here; the rest come when they come.
            if (kill % 2 == 0)
            {
                await Until.FitsAsync(() => Task.FromResult(first.Connections), n => n > connections, TimeSpan.FromSeconds(60), "the agent is connected", Stop);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(50, 1000)), TimeProvider.System, Stop);
            await server.KillAsync(Stop);
            connections = first.Connections;
            await server.StartAsync(Stop);
        }

        await FinishAsync(server, running, first, second);
        Assert.True(first.Connections >= RandomKills / 2, $"the agent connected only {first.Connections} times");
    }

    [Theory]
    [InlineData("before-commit", 60)]
    [InlineData("after-commit-before-ack", 60)]
    public async Task A_kill_at_a_named_point_loses_no_state_and_tells_no_change_twice(string point, int passes)
    {
        await using var server = new KilledServer();
        await server.StartAsync(Stop);
        using CountingAgent first = await CountingAgent.EnrolAsync(server, "first", new NumberedStates(), Stop);
        using CountingAgent second = await CountingAgent.EnrolAsync(server, "second", new NumberedStates(), Stop);
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
            Assert.True(agent.Count > 50, $"only {agent.Count} states were made");
            await VerifyMomentsAsync(server, agent);
            await VerifyProcessesAsync(server, agent);
            await VerifyRestartsAsync(server, agent);
        }

        await server.KillAsync(Stop);
        Assert.Equal("ok", await server.IntegrityAsync(Stop));
    }

    private static async Task VerifyMomentsAsync(KilledServer server, CountingAgent agent)
    {
        for (long n = 0; n < agent.Count; n += n < 20 || n > agent.Count - 20 ? 1 : LookEvery)
        {
            // A moment between two states is the one before.
            JsonElement state = await GetAsync(server, agent, $"state?at={AtMs(agent, n) + (n % 2 * (CountingAgent.StepMs - 1))}");
            Assert.Equal(AtMs(agent, n), state.GetProperty("as_of_ms").GetInt64());
            Assert.True(state.GetProperty("complete").GetBoolean(), $"state {n} of {agent.Count} is incomplete");
            JsonElement[] processes = [.. state.GetProperty("entities").GetProperty("process").EnumerateArray()];
            string[] expected = [NumberedStates.LastingProcess, NumberedStates.PassingProcess(n)];
            Assert.Equal(expected.Order(StringComparer.Ordinal), processes.Select(Key).Order(StringComparer.Ordinal));
            Assert.Equal(n, processes.Single(p => Key(p) == NumberedStates.LastingProcess).GetProperty("cpu_percent").GetDouble());
            JsonElement service = Assert.Single(state.GetProperty("entities").GetProperty("service").EnumerateArray());
            Assert.Equal(n / NumberedStates.StatesPerRestart, service.GetProperty("restarts").GetInt64());
        }
    }

    /// <summary>Each passing process came when the one before went, both told once; over the end of a chain as well as within it.</summary>
    private static async Task VerifyProcessesAsync(KilledServer server, CountingAgent agent)
    {
        JsonElement[] changes = await ChangesAsync(server, agent, "process");
        var expected = new List<string>();
        for (long n = NumberedStates.StatesPerProcess; n < agent.Count; n += NumberedStates.StatesPerProcess)
        {
            expected.Add($"{AtMs(agent, n)} appeared {NumberedStates.PassingProcess(n)}");
            expected.Add($"{AtMs(agent, n)} gone {NumberedStates.PassingProcess(n - 1)}");
        }

        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            changes.Select(c => $"{c.GetProperty("at_ms")} {c.GetProperty("change").GetString()} {Key(c)}").Order(StringComparer.Ordinal));
    }

    private static async Task VerifyRestartsAsync(KilledServer server, CountingAgent agent)
    {
        JsonElement[] changes = await ChangesAsync(server, agent, "service");
        var expected = new List<string>();
        for (long n = NumberedStates.StatesPerRestart; n < agent.Count; n += NumberedStates.StatesPerRestart)
        {
            expected.Insert(0, $"{AtMs(agent, n)} app.service restarted");
        }

        Assert.Equal(expected, changes.Select(c => $"{c.GetProperty("at_ms")} {c.GetProperty("summary").GetString()}"));
    }

    private static async Task<JsonElement[]> ChangesAsync(KilledServer server, CountingAgent agent, string kind)
    {
        JsonElement reply = await GetAsync(server, agent, $"changes?kinds={kind}&from={agent.BaseMs}&limit=5000");
        Assert.False(reply.GetProperty("truncated").GetBoolean());
        return [.. reply.GetProperty("changes").EnumerateArray()];
    }

    private static async Task<JsonElement> GetAsync(KilledServer server, CountingAgent agent, string call) =>
        JsonSerializer.Deserialize<JsonElement>(await server.Http.GetStringAsync(new Uri($"/api/vps/{agent.Id}/{call}", UriKind.Relative), Stop));

    private static long AtMs(CountingAgent agent, long n) => agent.BaseMs + (n * CountingAgent.StepMs);

    private static string Key(JsonElement thing) => thing.GetProperty("key").GetString()!;
}
