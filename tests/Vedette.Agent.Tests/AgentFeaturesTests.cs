using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Vedette.Agent.Configuration;
using Vedette.Agent.Snapshot.Machine;
using Vedette.Agent.Tests.Snapshot;
using Vedette.Testing;

namespace Vedette.Agent.Tests;

/// <summary>What is switched on runs, and what is not costs nothing.</summary>
public sealed class AgentFeaturesTests : IDisposable
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private readonly TemporaryFolder _folder = new();
    private readonly TestLog _log = new();
    private readonly MadeUpMachine _machine = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task By_default_there_is_nothing()
    {
        using AgentFeatures features = Features(new AgentSettings());
        Assert.Empty(features.Collectors);
        Assert.False(features.WantsSamples);
        await features.RunAsync(Stop);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task A_cycle_reaches_the_bridge_and_the_page()
    {
        using var bridge = new TcpListener(IPAddress.Loopback, 0);
        bridge.Start();
        int port = FreePort();
        using AgentFeatures features = Features(new AgentSettings
        {
            Bridge = new BridgeSettings { Url = new Uri($"http://{bridge.LocalEndpoint}/api/v1/update_state") },
            MetricsPage = new MetricsPageSettings { Listen = new IPEndPoint(IPAddress.Loopback, port) },
        });
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Task running = features.RunAsync(ending.Token);

        var samples = new SampleSet(MadeUpMachine.Started.ToUnixTimeMilliseconds(), 1);
        _machine.Collect(samples);
        Assert.True(features.WantsSamples);
        features.AfterCycle(samples);

        (string head, string body) = await AnswerOneAsync(bridge);
        Assert.StartsWith("POST /api/v1/update_state HTTP/1.1\r\n", head, StringComparison.Ordinal);
        Assert.Contains("User-Agent: SafetyTwin-Agent/1.0\r\n", head, StringComparison.Ordinal);
        using JsonDocument state = JsonDocument.Parse(body);
        Assert.Equal("gpu1", state.RootElement.GetProperty("hardware").GetProperty("hostname").GetString());
        Assert.Equal("H200", state.RootElement.GetProperty("hardware").GetProperty("gpu").GetProperty("nvidia")[0].GetProperty("name").GetString());

        Assert.Contains("\nhost_cpu_usage_percent 25.5\n", await PageAsync(port), StringComparison.Ordinal);
        await ending.CancelAsync();
        await running;
    }

    private AgentFeatures Features(AgentSettings settings) => new(settings, new StateDirectory(_folder.Path), _machine.Parts, _log.Log, TimeProvider.System);

    private static async Task<string> PageAsync(int port)
    {
        using var http = new HttpClient();
        while (true)
        {
            try
            {
                return await http.GetStringAsync($"http://127.0.0.1:{port}/metrics", Stop);
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Stop);
            }
        }
    }

    private static async Task<(string Head, string Body)> AnswerOneAsync(TcpListener listener)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync(Stop);
        NetworkStream stream = client.GetStream();
        var text = new StringBuilder();
        byte[] buffer = new byte[64 * 1024];
        while (true)
        {
            text.Append(Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer, Stop)));
            string all = text.ToString();
            int end = all.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end > 0 && all.EndsWith('}') && all.Length - end > 100)
            {
                await stream.WriteAsync("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), Stop);
                return (all[..(end + 4)], all[(end + 4)..]);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
