using System.Net;
using System.Net.Sockets;
using System.Text;
using Vedette.Agent.MetricsPage;
using Vedette.Model.Series;

namespace Vedette.Agent.Tests.MetricsPage;

public sealed class MetricsPageTests : IAsyncLifetime
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private readonly PublishedCycle _cycles = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly TestLog _log = new();
    private readonly MetricsPageServer _server;
    private Task _running = Task.CompletedTask;

    public MetricsPageTests()
    {
        _server = new MetricsPageServer(new IPEndPoint(IPAddress.Loopback, 0), _cycles, _log.Log, TimeProvider.System);
    }

    public ValueTask InitializeAsync()
    {
        Assert.True(_server.TryListen());
        _running = _server.RunAsync(_ending.Token);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _running;
        _server.Dispose();
        _ending.Dispose();
    }

    [Fact]
    public void Samples_of_a_metric_stand_together_under_their_type()
    {
        var cycle = new LastCycle(0,
        [
            (Labels.Create("a_total", new Label("x", "1")), 1),
            (Labels.Create("b"), double.PositiveInfinity),
            (Labels.Create("a_total", new Label("x", "2\"\\\n")), 2.5),
            (Labels.Create("9 bad-name", new Label("bad.label", "v")), double.NaN),
            (Labels.Create("b"), 3),
        ]);
        const string expected = """
            # HELP a_total Measured by vedette-agent.
            # TYPE a_total counter
            a_total{x="1"} 1
            a_total{x="2\"\\\n"} 2.5
            # HELP b Measured by vedette-agent.
            # TYPE b gauge
            b +Inf
            # HELP _9_bad_name Measured by vedette-agent.
            # TYPE _9_bad_name gauge
            _9_bad_name{bad_label="v"} NaN

            """;
        Assert.Equal(expected, Encoding.UTF8.GetString(PrometheusText.Write(cycle)));
        Assert.Empty(PrometheusText.Write(null));
    }

    [Fact]
    public async Task The_last_cycle_is_served()
    {
        _cycles.Publish(new LastCycle(0, [(Labels.Create("up"), 1)]));
        using var http = new HttpClient();
        using HttpResponseMessage reply = await http.GetAsync($"http://{_server.Endpoint}/metrics", Stop);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", $"{reply.Content.Headers.ContentType}");
        Assert.EndsWith("\nup 1\n", await reply.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n\r\n", "404")]
    [InlineData("POST /metrics HTTP/1.1\r\n\r\n", "405")]
    [InlineData("GET /metrics?x=y HTTP/1.0\r\nHost: x\r\n\r\n", "200")]
    [InlineData("HEAD /metrics HTTP/1.1\r\n\r\n", "200")]
    [InlineData("GET /metrics SPDY/3\r\n\r\n", "400")]
    [InlineData("nonsense\r\n\r\n", "400")]
    [InlineData("\r\n\r\n", "400")]
    public async Task Other_requests_are_refused_in_words(string request, string status) =>
        Assert.StartsWith($"HTTP/1.1 {status} ", await SayAsync(Encoding.ASCII.GetBytes(request)), StringComparison.Ordinal);

    [Fact]
    public async Task A_request_that_is_too_long_is_refused()
    {
        byte[] request = Encoding.ASCII.GetBytes("GET /metrics HTTP/1.1\r\nX: " + new string('x', MetricsConnection.MaxRequestBytes));
        Assert.StartsWith("HTTP/1.1 431 ", await SayAsync(request[..MetricsConnection.MaxRequestBytes]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connections_beyond_the_bound_are_turned_away_and_the_page_lives_on()
    {
        var idle = new List<TcpClient>();
        for (int i = 0; i < MetricsPageServer.MaxConnections; i++)
        {
            idle.Add(await ConnectAsync());
        }

        // Connections are taken in order, so the one beyond is closed without a word.
        using (TcpClient beyond = await ConnectAsync())
        {
            Assert.Equal(0, await beyond.GetStream().ReadAsync(new byte[1], Stop));
        }

        idle.ForEach(c => c.Dispose());
        string answer = "";
        while (!answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
        {
            Stop.ThrowIfCancellationRequested();
            answer = await SayAsync("GET /metrics HTTP/1.1\r\n\r\n"u8.ToArray());
        }
    }

    [Fact]
    public void A_port_that_is_taken_is_told_and_no_end()
    {
        using var second = new MetricsPageServer(_server.Endpoint, _cycles, _log.Log, TimeProvider.System);
        Assert.False(second.TryListen());
        Assert.Contains("the measuring goes on", _log.Text, StringComparison.Ordinal);
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(_server.Endpoint, Stop);
        return client;
    }

    private async Task<string> SayAsync(byte[] request)
    {
        using TcpClient client = await ConnectAsync();
        try
        {
            await client.GetStream().WriteAsync(request, Stop);
            using var reader = new StreamReader(client.GetStream());
            return await reader.ReadToEndAsync(Stop);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
