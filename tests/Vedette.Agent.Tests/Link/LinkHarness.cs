using Vedette.Agent.Consent;
using Vedette.Agent.Enrolment;
using Vedette.Agent.Link;
using Vedette.Agent.Scheduling;
using Vedette.Agent.Spool;
using Vedette.Agent.Tests.Spool;
using Vedette.Collectors.Hardware;
using Vedette.Model.Hosts;
using Vedette.Model.Series;
using Vedette.Protocol.Batches;
using Vedette.Testing;

namespace Vedette.Agent.Tests.Link;

using Spool = Vedette.Agent.Spool.Spool;

/// <summary>A link on a real spool folder with no delay between sessions, and a counter that is measured into it.</summary>
internal sealed class LinkHarness : IAsyncDisposable
{
    public const string Key = "vda_the-secret-key";

    private readonly TemporaryFolder _state = new();
    private readonly TelemetryBatchEncoder _encoder = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeProvider _clock;
    private Task _running = Task.CompletedTask;

    public LinkHarness(SpoolFolder? folder = null, TimeProvider? clock = null, LinkOptions? options = null, long maxBytes = SpoolFolder.Roomy)
    {
        _clock = clock ?? TimeProvider.System;
        Folder = folder ?? new SpoolFolder();
        Spool = Folder.Open(maxBytes);
        State = new LinkState(_clock);
        var identity = new AgentIdentity(7, "db1", new Uri("http://localhost:8000"), new TransportAddresses(null, null), default);
        var consent = new ConsentStatement("1", "ab", "root", default, "flag");
        Parts = new LinkParts(
            Spool,
            new HandshakeMessages(new AgentCredentials(identity, Key), consent, "0.1.0", _clock),
            new HardwareReporter(() => new HardwareReading(Hardware, []), new StateDirectory(_state.Path), _clock, Folder.Log.Log),
            new ServerRequests(Plans, null, Folder.Log.Log),
            State,
            options ?? new LinkOptions(),
            Folder.Log.Log,
            _clock);
    }

    public SpoolFolder Folder { get; }

    public Spool Spool { get; }

    public LinkState State { get; }

    public UploadPlanState Plans { get; } = new(UploadPlan.Default);

    public LinkParts Parts { get; }

    public HardwareInfo Hardware { get; set; } = new() { Hostname = "db1", Disks = [new DiskInfo("sda", "ssd", null, 100, 50)] };

    public int Measured { get; private set; }

    public void Start(params IServerConnector[] servers)
    {
        var none = new Backoff(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, () => 0);
        var hour = new Backoff(TimeSpan.FromHours(1), TimeSpan.FromHours(1), TimeSpan.Zero, () => 0.5);
        _running = Task.Run(() => new LinkLoop(Parts, new TransportSelector(servers), none, hour).RunAsync(_stop.Token), CancellationToken.None);
    }

    /// <summary>Closes one batch with the next value of the counter, under a series that is new now and then.</summary>
    public ulong Measure(string? series = null)
    {
        int n = ++Measured;
        Assert.True(Spool.Series.TryResolve(Labels.Create(series ?? $"test_{n / 10}"), out uint reference));
        Assert.True(Spool.Series.Commit());
        _encoder.Reset();
        _encoder.BeginFrame(1_000_000 + n);
        _encoder.Add(reference, n);
        _encoder.EndFrame();
        return Spool.Append(BatchContent.Samples(_encoder.WrittenSpan, Spool.Series.Count, 1));
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(TimeSpan.FromSeconds(30), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Spool.Dispose();
        Folder.Dispose();
        _state.Dispose();
        _stop.Dispose();
    }
}
