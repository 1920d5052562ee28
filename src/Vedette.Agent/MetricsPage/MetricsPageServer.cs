using System.Net;
using System.Net.Sockets;
using Vedette.Agent.Logging;

namespace Vedette.Agent.MetricsPage;

/// <summary>
/// Serves GET /metrics, one request per connection. Small on purpose: few connections, a short request, a time limit on all of it; whoever is beyond these is turned away and costs nothing.
/// </summary>
internal sealed class MetricsPageServer(IPEndPoint address, ILastCycle cycles, AgentLog log, TimeProvider clock) : IDisposable
{
    /// <summary>A Prometheus needs one; two of them and a curious person fit.</summary>
    public const int MaxConnections = 8;

    private static readonly TimeSpan ConnectionLimit = TimeSpan.FromSeconds(10);

    private readonly TcpListener _listener = new(address);
    private readonly SemaphoreSlim _places = new(MaxConnections);

    /// <summary>Where it listens once it runs: the port that the system chose where the setting says 0.</summary>
    public IPEndPoint Endpoint => (IPEndPoint)_listener.LocalEndpoint;

    /// <summary>Takes the port. False, and told, where it is not to be had: the measuring goes on without the page.</summary>
    public bool TryListen()
    {
        try
        {
            _listener.Start();
            log.Info("The metrics page is served.", ("address", $"http://{Endpoint}/metrics"));
            return true;
        }
        catch (SocketException e)
        {
            log.Error("The metrics page cannot be served; the measuring goes on without it.", ("address", $"{address}"), ("error", e.Message));
            return false;
        }
    }

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                Socket socket = await _listener.AcceptSocketAsync(stop);
                if (_places.Wait(0, stop))
                {
                    // Its own errors end with it.
                    _ = ServeAsync(socket, stop);
                }
                else
                {
                    socket.Dispose();
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to stop.
        }
        catch (SocketException e)
        {
            log.Error("The metrics page is not served any more; the measuring goes on without it.", ("error", e.Message));
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        _places.Dispose();
    }

    private async Task ServeAsync(Socket socket, CancellationToken stop)
    {
        try
        {
            using var limit = new CancellationTokenSource(ConnectionLimit, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            await new MetricsConnection(stream, cycles).ServeAsync(either.Token);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Whoever asked went away or took too long.
        }
        finally
        {
            Release();
        }
    }

    private void Release()
    {
        try
        {
            _places.Release();
        }
        catch (ObjectDisposedException)
        {
            // The page is closed already.
        }
    }
}
