using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Vedette.Agent.Configuration;
using Vedette.Agent.Snapshot.Machine;
using Vedette.Agent.Tests.Snapshot;
using Vedette.Testing;

namespace Vedette.Agent.Tests;

/// <summary>What is switched on runs, and what is not costs nothing.</summary>
public sealed class AgentFeaturesTests : IDisposable
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

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
        using AgentFeatures features = Features(new AgentSettings
        {
            Bridge = new BridgeSettings { Url = new Uri($"http://{bridge.LocalEndpoint}/api/v1/update_state") },
            MetricsPage = new MetricsPageSettings { Listen = new IPEndPoint(IPAddress.Loopback, 0) },
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

        Assert.Contains("\nhost_cpu_usage_percent 25.5\n", await PageAsync(), StringComparison.Ordinal);
        await ending.CancelAsync();
        await running;
    }

    private AgentFeatures Features(AgentSettings settings) => new(settings, new StateDirectory(_folder.Path), _machine.Parts, _log.Log, TimeProvider.System);

    /// <summary>At the port that the system chose for it, which its log tells: one that was free a moment ago may be another's now.</summary>
    private async Task<string> PageAsync()
    {
        long began = TimeProvider.System.GetTimestamp();
        Match served;
        while (!(served = Regex.Match(_log.Text, @"http://127\.0\.0\.1:\d+/metrics", RegexOptions.None, Limit)).Success)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Limit, _log.Text);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Stop);
        }

        using var http = new HttpClient();
        return await http.GetStringAsync(served.Value, Stop);
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
            if (end > 0 && Encoding.UTF8.GetByteCount(all[(end + 4)..]) >= LengthOf(all[..end]))
            {
                await stream.WriteAsync("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), Stop);
                return (all[..(end + 4)], all[(end + 4)..]);
            }
        }
    }

    /// <summary>Of the body, as the head says: a part of it may end as the whole does.</summary>
    private static int LengthOf(string head) =>
        int.Parse(Regex.Match(head, @"(?i)^Content-Length: (\d+)\r?$", RegexOptions.Multiline, Limit).Groups[1].Value, CultureInfo.InvariantCulture);
}
