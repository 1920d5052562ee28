using System.Net.Http.Json;
using System.Text.Json;
using Vedette.Bench.Measuring;
using Vedette.Bench.Peers;
using Vedette.Bench.Recording;

namespace Vedette.Bench.Server;

/// <summary>The published server with an enrolled agent per host, each on a gRPC stream of its own: everything between the wire and the disk.</summary>
internal sealed class ServerBackend : Backend
{
    private const string Administrator = "bench";

    private readonly TemporaryFolder _folder;
    private readonly PeerProcess _process;
    private readonly Fleet _fleet;
    private readonly long _startMs;
    private readonly SimulatedAgent[] _agents;
    private TimeSpan _cpuAtEnd;

    private ServerBackend(TemporaryFolder folder, PeerProcess process, Fleet fleet, long startMs, SimulatedAgent[] agents) =>
        (_folder, _process, _fleet, _startMs, _agents) = (folder, process, fleet, startMs, agents);

    public override string Name => "vedette-server";

    public override TimeSpan Cpu => _cpuAtEnd > TimeSpan.Zero ? _cpuAtEnd : _process.Cpu;

    public override long ResidentBytes => _process.ResidentBytes;

    public static async Task<ServerBackend> StartAsync(string program, Fleet fleet, long startMs)
    {
        var folder = new TemporaryFolder();
        (int http, int grpc) = (PeerProcess.FreePort(), PeerProcess.FreePort());
        var address = new Uri($"http://127.0.0.1:{http}");
        var code = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        PeerProcess process = await PeerProcess.StartAsync(program, ["run", "--data", folder.File("data"), "--http", $"{http}", "--grpc", $"{grpc}"], new Uri(address, "/api/health"), line =>
        {
            if (line.Contains("setup code is", StringComparison.Ordinal))
            {
                code.TrySetResult(line[(line.LastIndexOf(' ') + 1)..]);
            }
        });
        using var client = new HttpClient { BaseAddress = address };
        await SignInAsync(client, await code.Task.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System));
        var agents = new SimulatedAgent[fleet.Hosts];
        for (int host = 0; host < agents.Length; host++)
        {
            agents[host] = await SimulatedAgent.ConnectAsync(client, new Uri($"http://127.0.0.1:{grpc}"), fleet, host);
        }

        return new ServerBackend(folder, process, fleet, startMs, agents);
    }

    public override async Task RoundAsync(int step)
    {
        long timestampMs = _startMs + ((long)step * Fleet.StepMs);
        byte[][] payloads = [.. Enumerable.Range(0, _fleet.Hosts).Select(host => _fleet.Batch(host, step, timestampMs))];
        await Task.WhenAll(_agents.Select((agent, host) => agent.DeliverAsync((ulong)step + 1, payloads[host])));
    }

    public override async Task SettleAsync() => await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);

    public override async Task<IReadOnlyList<(string Part, long Bytes)>> FinishAsync()
    {
        _cpuAtEnd = _process.Cpu;
        await _process.StopAsync();
        return [("all", TemporaryFolder.BytesBelow(_folder.File("data")))];
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (SimulatedAgent agent in _agents)
        {
            await agent.DisposeAsync();
        }

        await _process.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task SignInAsync(HttpClient client, string code)
    {
        using HttpResponseMessage answer = await client.PostAsJsonAsync("/api/setup",
            new { setup_code = code, username = Administrator, password = $"{Guid.NewGuid():N}" });
        answer.EnsureSuccessStatusCode();
        JsonElement reply = await answer.Content.ReadFromJsonAsync<JsonElement>();
        client.DefaultRequestHeaders.Authorization = new("Bearer", reply.GetProperty("token").GetString());
    }
}
