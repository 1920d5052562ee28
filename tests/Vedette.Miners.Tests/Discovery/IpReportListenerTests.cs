using System.Net;
using System.Net.Sockets;
using System.Text;
using Vedette.Miners.Discovery;
using Vedette.Testing;

namespace Vedette.Miners.Tests.Discovery;

/// <summary>Over real sockets on loopback.</summary>
public sealed class IpReportListenerTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Socket _miner = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _miner.Dispose();

    [Fact]
    public async Task Reports_on_both_ports_are_heard_among_noise()
    {
        using var listener = new IpReportListener([0, 0], TimeProvider.System);
        Assert.Empty(listener.Open());
        Send(listener.OpenPorts[0], "OK\0\0\0\0\0\0\0\0");
        Send(listener.OpenPorts[0], new string('x', 2000));
        Send(listener.OpenPorts[0], "");
        Send(listener.OpenPorts[0], "10.0.0.12,02:11:22:33:44:55\0");
        Send(listener.OpenPorts[1], "IP:10.0.0.13MAC:02:11:22:33:44:56\n");
        Assert.Equal(["10.0.0.12", "10.0.0.13"], (await TakeAsync(listener, 2)).Order());
    }

    [Fact]
    public async Task Nothing_is_sent_back()
    {
        using var listener = new IpReportListener([0], TimeProvider.System);
        listener.Open();
        _miner.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Send(listener.OpenPorts[0], "10.0.0.12,02:11:22:33:44:55");
        await TakeAsync(listener, 1);
        Assert.Equal(0, _miner.Available);
    }

    [Fact]
    public async Task A_taken_port_is_told_in_words_and_heard_once_it_is_free()
    {
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        other.Bind(new IPEndPoint(IPAddress.Any, 0));
        int port = ((IPEndPoint)other.LocalEndPoint!).Port;
        using var listener = new IpReportListener([port, 0], TimeProvider.System);
        Assert.Equal($"IP reports on UDP port {port} are not heard: another program has the port. Scans find the miners without them.", Assert.Single(listener.Open()));
        Send(Assert.Single(listener.OpenPorts), "10.0.0.12,02:11:22:33:44:55");
        Assert.Equal(["10.0.0.12"], await TakeAsync(listener, 1));
        other.Dispose();
        Assert.Empty(listener.Open());
        Assert.Equal(port, listener.OpenPorts[0]);
        Send(port, "10.0.0.13,02:11:22:33:44:55");
        Assert.Equal(["10.0.0.13"], await TakeAsync(listener, 1));
    }

    [Fact]
    public async Task A_flood_is_read_in_portions_and_the_listener_lives()
    {
        var clock = new ManualClock();
        using var listener = new IpReportListener([0], clock);
        listener.Open();
        int port = listener.OpenPorts[0];
        using var enough = new CancellationTokenSource();
        Task flood = Task.Run(() => Flood(port, enough.Token), Stop);

        // The clock stands: what is read is one second's portion, however much was sent.
        List<string> first = await TakeAsync(listener, IpReportListener.MostPacketsPerSecond, clock);
        Assert.Equal(IpReportListener.MostPacketsPerSecond, first.Count);

        // Disposed of once it gave something: one that still waits would throw over what really failed.
        IAsyncEnumerator<string> rest = listener.HeardAsync(TimeSpan.FromSeconds(5), Stop).GetAsyncEnumerator(Stop);
        ValueTask<bool> next = rest.MoveNextAsync();
        await clock.WaitForTimerAsync(TimeSpan.FromSeconds(1), Stop).WaitAsync(Limit, Stop);
        Assert.False(next.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await next.AsTask().WaitAsync(Limit, Stop));
        await rest.DisposeAsync();
        await enough.CancelAsync();
        await flood;
    }

    [Fact]
    public async Task Waiting_ends_when_its_time_is_over()
    {
        var clock = new ManualClock();
        using var listener = new IpReportListener([0], clock);
        listener.Open();
        Task<List<string>> waiting = CollectAsync(listener.HeardAsync(TimeSpan.FromSeconds(30), Stop));
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Empty(await waiting.WaitAsync(Limit, Stop));
    }

    /// <summary>For as long as it is wanted: how many of a burst a socket holds, the machine decides.</summary>
    private void Flood(int port, CancellationToken enough)
    {
        for (int i = 0; i < 10_000_000 && !enough.IsCancellationRequested; i++)
        {
            Send(port, $"10.0.{i / 250 % 200}.{(i % 250) + 1},02:11:22:33:44:55");
        }
    }

    private void Send(int port, string text) => _miner.SendTo(Encoding.ASCII.GetBytes(text), new IPEndPoint(IPAddress.Loopback, port));

    private static async Task<List<string>> TakeAsync(IpReportListener listener, int count, TimeProvider? clock = null)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, Stop);
        var taken = new List<string>();
        await foreach (string address in listener.HeardAsync(clock is null ? Limit : TimeSpan.FromHours(1), either.Token))
        {
            taken.Add(address);
            if (taken.Count == count)
            {
                break;
            }
        }

        return taken;
    }

    private static async Task<List<string>> CollectAsync(IAsyncEnumerable<string> heard)
    {
        var all = new List<string>();
        await foreach (string address in heard)
        {
            all.Add(address);
        }

        return all;
    }
}
