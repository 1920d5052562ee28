using System.Net.Sockets;

namespace Vedette.MinerSimulator.Serving;

/// <summary>How many connections a port had, and how many at one time: the measure of how gently a miner is asked.</summary>
public sealed class ConnectionCount
{
    // Guards all below.
    private readonly Lock _lock = new();
    private readonly List<Socket> _open = [];
    private int _total;
    private int _mostAtOnce;

    public int Total
    {
        get
        {
            lock (_lock)
            {
                return _total;
            }
        }
    }

    public int MostAtOnce
    {
        get
        {
            lock (_lock)
            {
                return _mostAtOnce;
            }
        }
    }

    public int Open
    {
        get
        {
            lock (_lock)
            {
                return _open.Count;
            }
        }
    }

    /// <summary>Those whose client is gone and that nobody has noticed yet are not held against the new one.</summary>
    internal void Opened(Socket socket)
    {
        lock (_lock)
        {
            _total++;
            int held = _open.Count(s => !HasLeft(s));
            _open.Add(socket);
            _mostAtOnce = Math.Max(_mostAtOnce, held + 1);
        }
    }

    /// <summary>Before the socket is closed.</summary>
    internal void Ended(Socket socket)
    {
        lock (_lock)
        {
            _open.Remove(socket);
        }
    }

    private static bool HasLeft(Socket socket)
    {
        try
        {
            return socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
