using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Vedette.Agent.Commands;
using Vedette.Agent.Miners;
using Vedette.Miners.Discovery;
using Vedette.Miners.Sites;

namespace Vedette.Agent.Tests.Miners;

/// <summary>Pressed buttons over real UDP on loopback, in the running agent and in <c>scan --listen</c>.</summary>
public sealed class ButtonTests : IDisposable
{
    private const string Report = "10.0.0.12,02:11:22:33:44:55\0";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly HandMadeSite _site = new();
    private readonly IpReportListener _listener = new([0], TimeProvider.System);
    private readonly Socket _button = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly LineCollector _output = new();
    private readonly LineCollector _words = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _listener.Dispose();
        _button.Dispose();
        _output.Dispose();
        _words.Dispose();
    }

    [Fact]
    public async Task The_running_agent_looks_where_a_button_was_pressed()
    {
        _site.Devices["10.0.0.12"] = HandMadeSite.Full;
        using var reader = new MinerReportReader(_site.Site, _listener);
        await reader.ReadAsync(Stop);
        Press(Report);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Task reading = reader.ReadAsync(enough.Token);
        long began = TimeProvider.System.GetTimestamp();
        while (_site.Site.Miners.Count == 0 && TimeProvider.System.GetElapsedTime(began) < Limit)
        {
            await Task.Yield();
        }

        SiteMiner miner = Assert.Single(_site.Site.Miners);
        Assert.Equal((HandMadeSite.Mac, DiscoveryPath.IpReport), (miner.Key, miner.DiscoveredBy));
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task A_taken_port_is_a_warning_with_the_first_reading()
    {
        _listener.Open();
        using var second = new MinerReportReader(_site.Site, new IpReportListener(_listener.OpenPorts, TimeProvider.System));
        IOException told = await Assert.ThrowsAsync<IOException>(() => second.ReadAsync(Stop));
        Assert.Contains($"IP reports on UDP port {_listener.OpenPorts[0]} are not heard: another program has the port.", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Listening_shows_each_miner_whose_button_is_pressed()
    {
        _site.Devices["10.0.0.12"] = HandMadeSite.Full;
        using ButtonScan scan = Scan();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Task<int> listening = new ButtonListening(_output, _words).RunAsync(scan, _listener, [Range("10.0.0.0/24")], ScanTable.Row, enough.Token);
        await _words.ReachAsync(1);
        Press("OK\0");
        Press(Report);
        Press(Report);
        await _output.ReachAsync(1);
        Press("10.0.1.7,02:11:22:33:44:57\0");
        await _words.ReachAsync(2);
        Press("IP:10.0.0.99MAC:02:11:22:33:44:58\n");
        await _words.ReachAsync(3);
        await enough.CancelAsync();
        Assert.Equal(ExitCodes.Ok, await listening.WaitAsync(Limit, Stop));
        Assert.Equal("10.0.0.12  02:11:22:33:44:55  antminer  Antminer S19 Pro  stock Tue Dec 6 2022  110.5 TH/s  86 °C  mining", Assert.Single(_output.Lines));
        Assert.Equal(
            [
                $"Press the IP Report button of a miner now. UDP {_listener.OpenPorts[0]} are heard; Ctrl-C ends it.",
                "10.0.1.7 was reported; it is in none of the ranges 10.0.0.0/24.",
                "10.0.0.99 was reported, and no miner answered there.",
            ],
            _words.Lines);
    }

    [Fact]
    public async Task Listening_writes_a_line_of_JSON_for_programs_and_fails_where_nothing_was_shown()
    {
        _site.Devices["10.0.0.12"] = HandMadeSite.Full;
        using ButtonScan scan = Scan();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Task<int> listening = new ButtonListening(_output, _words).RunAsync(scan, _listener, [Range("10.0.0.0/24")], ScanJsonText.Line, enough.Token);
        await _words.ReachAsync(1);
        Press(Report);
        await _output.ReachAsync(1);
        JsonElement told = JsonDocument.Parse(Assert.Single(_output.Lines)).RootElement;
        Assert.Equal(("10.0.0.12", HandMadeSite.Mac, 110.5e12), (told.GetProperty("ip_address").GetString(), told.GetProperty("mac").GetString(), told.GetProperty("hashrate").GetDouble()));
        await enough.CancelAsync();
        await listening;

        using var second = new IpReportListener(_listener.OpenPorts, TimeProvider.System);
        Assert.Equal(ExitCodes.Failure, await new ButtonListening(_output, _words).RunAsync(scan, second, [Range("10.0.0.0/24")], ScanJsonText.Line, Stop));
        Assert.Contains("another program has the port", _words.Lines[^1], StringComparison.Ordinal);
    }

    private ButtonScan Scan() => new(_site.LookAsync, _site, address => new NowhereConnection(address), _site.Clock);

    private void Press(string report) => _button.SendTo(Encoding.ASCII.GetBytes(report), new IPEndPoint(IPAddress.Loopback, _listener.OpenPorts[0]));

    private static AddressRange Range(string text) =>
        AddressRange.TryParse(text, [], AddressRangeAllowances.None, out AddressRange? range, out string? error) ? range : throw new ArgumentException(error, nameof(text));
}
