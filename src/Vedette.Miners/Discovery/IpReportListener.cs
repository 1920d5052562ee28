using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Vedette.Miners.Discovery;

/// <summary>
/// Hears the reports that miners send by UDP. Nothing is ever sent back. Whoever floods the ports costs little: so many packets of a port are read in a second and so many addresses kept until somebody looks
/// there; the kernel drops the rest.
/// </summary>
/// <param name="ports">0 chooses a free one.</param>
public sealed class IpReportListener(IReadOnlyList<int> ports, TimeProvider clock) : IDisposable
{
    /// <summary>A button sends a few.</summary>
    internal const int MostPacketsPerSecond = 50;

    internal const int MostWaiting = 64;

    private const int ReceiveBufferBytes = 16 * 1024;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Channel<string> _heard = Channel.CreateBounded<string>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _ending = new();

    // Touched by whoever opens, and by the end; one after another.
    private readonly Socket?[] _sockets = new Socket?[ports.Count];
    private bool _isEnded;

    /// <summary>Those that are heard now, in the order they were asked for.</summary>
    public IReadOnlyList<int> OpenPorts => [.. _sockets.OfType<Socket>().Select(s => ((IPEndPoint)s.LocalEndPoint!).Port)];

    /// <summary>Begins with the ports that are not heard yet; a sentence for each that cannot be. To be called again later: the other program may be gone then.</summary>
    public IReadOnlyList<string> Open()
    {
        var problems = new List<string>();
        for (int i = 0; i < ports.Count; i++)
        {
            if (_sockets[i] is not null)
            {
                continue;
            }

            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = ReceiveBufferBytes };
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Any, ports[i]));
                _sockets[i] = socket;
                _ = HearAsync(socket, _ending.Token);
            }
            catch (SocketException e)
            {
                socket.Dispose();
                problems.Add(e.SocketErrorCode == SocketError.AddressAlreadyInUse
                    ? $"IP reports on UDP port {ports[i]} are not heard: another program has the port. Scans find the miners without them."
                    : $"IP reports on UDP port {ports[i]} are not heard: {e.Message}. Scans find the miners without them.");
            }
        }

        return problems;
    }

    /// <summary>The addresses as they are told, until <paramref name="within"/> is over.</summary>
    public async IAsyncEnumerable<string> HeardAsync(TimeSpan within, [EnumeratorCancellation] CancellationToken stop)
    {
        using var enough = new CancellationTokenSource(within, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, stop);
        while (await HasNextAsync(either.Token))
        {
            while (_heard.Reader.TryRead(out string? address))
            {
                yield return address;
            }
        }

        stop.ThrowIfCancellationRequested();
    }

    public void Dispose()
    {
        if (_isEnded)
        {
            return;
        }

        _isEnded = true;
        _ending.Cancel();
        foreach (Socket? socket in _sockets)
        {
            socket?.Dispose();
        }

        _ending.Dispose();
    }

    private async ValueTask<bool> HasNextAsync(CancellationToken either)
    {
        try
        {
            return await _heard.Reader.WaitToReadAsync(either);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task HearAsync(Socket socket, CancellationToken ending)
    {
        // One byte more than a report may have, so that a longer packet shows.
        byte[] packet = new byte[IpReport.MostBytes + 1];
        long second = clock.GetTimestamp();
        int taken = 0;
        while (!ending.IsCancellationRequested)
        {
            try
            {
                int length = await socket.ReceiveAsync(packet, SocketFlags.None, ending);
                if (IpReport.TryParse(packet.AsSpan(0, length), out string? address))
                {
                    _heard.Writer.TryWrite(address);
                }

                TimeSpan gone = clock.GetElapsedTime(second);
                if (gone >= Second)
                {
                    (second, taken, gone) = (clock.GetTimestamp(), 0, TimeSpan.Zero);
                }

                if (++taken >= MostPacketsPerSecond)
                {
                    await Task.Delay(Second - gone, clock, ending);
                }
            }
            catch (SocketException)
            {
                // A packet that was cut, or a network that went away for a moment: the next one counts. Counted like a packet, so that an error which stays does not spin.
                taken++;
                await Task.Delay(Second / MostPacketsPerSecond, clock, ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
