using System.Net;
using System.Net.Sockets;

namespace Vedette.MinerSimulator.Serving;

/// <summary>
/// A port of a host that is not there. Loopback has no such thing, it refuses; but a listener whose queue is full lets further knocks go unheard, and a client sees what it sees of a device without power.
/// </summary>
internal sealed class DarkPort : IAsyncDisposable
{
    private readonly Socket _listener;
    private readonly Socket _filler = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    private DarkPort(Socket listener) => _listener = listener;

    public static async Task<DarkPort> OpenAsync(IPEndPoint place)
    {
        var port = new DarkPort(MinerPort.Listen(place, 0));
        await port._filler.ConnectAsync(place);
        return port;
    }

    public ValueTask DisposeAsync()
    {
        _filler.Dispose();
        _listener.Dispose();
        return ValueTask.CompletedTask;
    }
}
