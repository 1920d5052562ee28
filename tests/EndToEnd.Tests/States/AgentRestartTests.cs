using System.Text.Json;
using Vedette.EndToEnd.Tests.Machines;
using Vedette.EndToEnd.Tests.Outage;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.States;

/// <summary>An agent that ends and starts anew begins another chain; what lives on while it is away neither went nor came.</summary>
public sealed class AgentRestartTests(DockerInABox docker) : IClassFixture<DockerInABox>
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    // Slow readers, of packages above all, are through by then.
    private static readonly string[] Kinds = ["process", "container", "package", "filesystem"];

    [Theory]
    [InlineData(RunningProgram.SigTerm)]
    [InlineData(RunningProgram.SigKill)]
    public async Task What_lives_on_is_neither_gone_nor_new(int signal)
    {
        using var folder = new TemporaryFolder();
        await using DeliveredHost host = await DeliveredHost.EnrolledAsync(Stop);
        host.Agent.Variables["VEDETTE_CONTAINER_SOCKETS"] = docker.Socket;
        string container = $"lasting{signal}";
        await docker.DockerAsync(Stop, "run", "--detach", "--name", container, "--network", "none", "box:1", "sleep", "100000");
        await using RunningProgram lasting = PlantedProcess.Start(folder, "vd-lasting", []);
        var twin = new TwinView(host.Server, host.Agent.Id);
        await host.Agent.StartAsync();
        (long firstMs, Dictionary<string, HashSet<string>> before) = await AllAsync(twin, container);
        RunningProgram passing = PlantedProcess.Start(folder, "vd-passing", []);
        await twin.NamedAsync("process", "vd-passing", Stop);

        await host.Agent.StopAsync(signal, Stop);
        await passing.DisposeAsync();
        await using RunningProgram fresh = PlantedProcess.Start(folder, "vd-fresh", []);
        long againMs = TwinView.NowMs();
        await host.Agent.StartAsync();
        await twin.NamedAsync("process", "vd-fresh", Stop);
        await twin.ReachesAsync(againMs, Stop);
        (long lastMs, Dictionary<string, HashSet<string>> after) = await AllAsync(twin, container);

        JsonElement[] processes = await twin.ChangesAsync(firstMs, "process", Stop);
        Assert.Equal("gone", TwinView.Text(Assert.Single(processes, c => TwinView.Text(c, "title") == "vd-passing" && c.GetProperty("at_ms").GetInt64() > againMs), "change"));
        Assert.Equal("appeared", TwinView.Text(Assert.Single(processes, c => TwinView.Text(c, "title") == "vd-fresh"), "change"));
        Assert.All(Kinds, kind => Assert.True(before[kind].Overlaps(after[kind]), $"no {kind} lived on"));
        JsonElement[] all =
        [
            .. (await twin.ChangesAsync(firstMs + 1, $"{string.Join(',', Kinds)},service,disk,memory_module", Stop)).Where(c => c.GetProperty("at_ms").GetInt64() <= lastMs),
        ];
        NoneOf(all, c => TwinView.Text(c, "change") != "changed" && LivedOn(c, before, after));
        NoneOf(all, c => TwinView.Text(c, "kind") is "package" or "container" or "service" or "disk" or "memory_module");
    }

    private static void NoneOf(JsonElement[] changes, Func<JsonElement, bool> wrong)
    {
        JsonElement[] found = [.. changes.Where(wrong)];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    private static bool LivedOn(JsonElement change, Dictionary<string, HashSet<string>> before, Dictionary<string, HashSet<string>> after)
    {
        string kind = TwinView.Text(change, "kind")!, key = TwinView.Text(change, "key")!;
        return before.ContainsKey(kind) && before[kind].Contains(key) && after[kind].Contains(key);
    }

    /// <summary>A moment at which every kind is known, and what there is then.</summary>
    private static async Task<(long AtMs, Dictionary<string, HashSet<string>> Keys)> AllAsync(TwinView twin, string container)
    {
        await twin.NamedAsync("container", container, Stop);
        foreach (string kind in Kinds)
        {
            await twin.SeenAsync(kind, _ => true, $"a {kind} is seen", Stop);
        }

        JsonElement state = await twin.GetAsync($"state?kinds={string.Join(',', Kinds)}", Stop);
        return (TwinView.AsOf(state), Kinds.ToDictionary(kind => kind, kind => TwinView.Of(state, kind).Select(e => TwinView.Text(e, "key")!).ToHashSet()));
    }
}
