using System.Net;
using System.Text;
using Vedette.Agent.Bridge;
using Vedette.Agent.Configuration;
using Vedette.Agent.Snapshot.Document;
using Vedette.Agent.Snapshot.Machine;
using Vedette.Agent.Tests.Snapshot;
using Vedette.Testing;

namespace Vedette.Agent.Tests.Bridge;

public sealed class BridgeTests : IDisposable
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private readonly ManualClock _cycles = new();
    private readonly ImmediateClock _waits = new(TimeSpan.FromSeconds(5));
    private readonly ScriptedBridge _bridge = new();
    private readonly BridgeCounts _counts = new();
    private readonly TestLog _log = new();
    private readonly HttpMessageInvoker _http;
    private readonly BridgeFeed _feed;
    private BridgeSettings _settings = new();

    public BridgeTests()
    {
        _http = new HttpMessageInvoker(_bridge);
        _feed = new BridgeFeed(TimeSpan.FromSeconds(10), _counts, _cycles);
    }

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_state_is_posted_as_document_5s_agent_does()
    {
        await RunAsync(1, "{}");
        (string method, string userAgent, string type, byte[] body) = Assert.Single(_bridge.Requests);
        Assert.Equal(("POST", "SafetyTwin-Agent/1.0", "application/json", "{}"), (method, userAgent, type, Encoding.UTF8.GetString(body)));
        Assert.Equal((1, 0, 1), (_counts.Delivered, _counts.Failed, _counts.Tries));
        Assert.Empty(_log.Lines);
    }

    [Theory]
    [InlineData("http://h:5678/", null)]
    [InlineData("http://agent:s%40cret@h:5678/", "agent:s@cret")]
    [InlineData("http://onlykey@h:5678/", "onlykey:")]
    public async Task The_user_of_the_address_goes_as_Basic(string url, string? userAndPassword)
    {
        _settings = new BridgeSettings { Key = BridgeKey.OfUserInfo(new Uri(url)) };
        await RunAsync(1, "{}");
        Assert.Equal(userAndPassword is null ? null : $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(userAndPassword))}", _bridge.Authorization);
    }

    [Fact]
    public async Task A_key_of_a_file_goes_as_Bearer()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("key");
        await File.WriteAllTextAsync(file, "vda_7_abc\n", Stop);
        _settings = new BridgeSettings { KeyFile = file };
        await RunAsync(1, "{}");
        Assert.Equal("Bearer vda_7_abc", _bridge.Authorization);
    }

    [Theory]
    [InlineData(null, "it does not exist.")]
    [InlineData("two words", "needed is one line with the key")]
    public async Task A_key_file_that_is_none_is_told_by_its_name(string? content, string why)
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("key");
        if (content is not null)
        {
            await File.WriteAllTextAsync(file, content, Stop);
        }

        _settings = new BridgeSettings { KeyFile = file };
        await RunAsync(0, "{}");
        string line = Assert.Single(_log.Lines);
        Assert.Contains(file, line, StringComparison.Ordinal);
        Assert.Contains(why, line, StringComparison.Ordinal);
        Assert.DoesNotContain("two words", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, 1)]
    [InlineData(HttpStatusCode.Created, 1)]
    [InlineData(HttpStatusCode.NoContent, 3)]
    [InlineData(HttpStatusCode.Accepted, 3)]
    [InlineData(HttpStatusCode.Redirect, 3)]
    [InlineData(HttpStatusCode.InternalServerError, 3)]
    public async Task Only_200_and_201_are_success(HttpStatusCode answer, int requests)
    {
        for (int i = 0; i < 3; i++)
        {
            _bridge.Answers.Enqueue(answer);
        }

        await RunAsync(requests, "{}");
        Assert.Equal(requests, _bridge.Requests.Count);
        Assert.Equal(requests == 1 ? 1 : 0, _counts.Delivered);
        Assert.Equal(requests == 1 ? 0 : 1, _counts.Failed);
    }

    [Fact]
    public async Task Tries_are_one_and_two_seconds_apart()
    {
        Enumerable.Repeat<HttpStatusCode?>(null, 3).ToList().ForEach(_bridge.Answers.Enqueue);
        await RunAsync(3, "{}");
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)], _waits.Waits);
    }

    [Fact]
    public async Task Failure_is_told_once_and_so_is_its_end()
    {
        Enumerable.Repeat<HttpStatusCode?>(HttpStatusCode.BadGateway, 6).ToList().ForEach(_bridge.Answers.Enqueue);
        await RunAsync(7, "1", "2", "3");
        Assert.Equal(2, _log.Lines.Length);
        Assert.Contains("It answered 502: said so", _log.Lines[0], StringComparison.Ordinal);
        Assert.Contains("again", _log.Lines[1], StringComparison.Ordinal);
        Assert.Equal((1, 2), (_counts.Delivered, _counts.Failed));
    }

    [Fact]
    public async Task A_newer_state_replaces_one_that_waits()
    {
        _feed.Offer("old"u8.ToArray());
        _feed.Offer("new"u8.ToArray());
        Assert.Equal("new"u8.ToArray(), await _feed.TakeAsync(Stop));
        Assert.Equal(1, _counts.Replaced);
    }

    [Fact]
    public void A_state_is_built_only_when_one_is_due()
    {
        int built = 0;
        for (int cycle = 0; cycle < 25; cycle++)
        {
            _feed.AfterCycle(() =>
            {
                built++;
                return State();
            });
            _cycles.Advance(TimeSpan.FromMilliseconds(999));
        }

        Assert.Equal(3, built);
    }

    private static SystemStateDocument State() =>
        new SystemStateBuilder(new MadeUpMachine().Parts, new ManualClock()).Build(MadeUpMachine.Started, MadeUpMachine.Hardware, new SampleSet(0, 0), []);

    /// <summary>Offers the states one after the other, each when the one before was answered for good.</summary>
    private async Task RunAsync(int requests, params string[] states)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var post = new BridgePost(_http, new Uri("http://127.0.0.1:5678/api/v1/update_state"), _settings, _waits);
        Task running = new BridgeLoop(_feed, post, _counts, _log.Log, _waits).RunAsync(ending.Token);
        for (int offered = 0; offered < states.Length; offered++)
        {
            _feed.Offer(Encoding.UTF8.GetBytes(states[offered]));
            while (_counts.Delivered + _counts.Failed <= offered)
            {
                Stop.ThrowIfCancellationRequested();
                await Task.Yield();
            }
        }

        await ending.CancelAsync();
        await running;
        Assert.Equal(requests, _bridge.Requests.Count);
    }
}
