using System.Net;
using System.Net.Sockets;

namespace Vedette.Miners.Discovery;

/// <summary>One connection that is opened and closed at once. Silence ends without an exception: a dark network has hundreds of them in a second.</summary>
internal sealed class ConnectAttempt : SocketAsyncEventArgs
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ConnectAttempt()
    {
    }

    /// <summary>How it ended; <see cref="SocketError.OperationAborted"/> where <paramref name="limit"/> ended it. The socket is closed when this returns.</summary>
    public static async Task<SocketError> EndOfAsync(IPAddress address, int port, CancellationToken limit)
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            using var attempt = new ConnectAttempt { RemoteEndPoint = new IPEndPoint(address, port) };
            if (socket.ConnectAsync(attempt))
            {
                using CancellationTokenRegistration registration = limit.UnsafeRegister(static a => CancelConnectAsync((ConnectAttempt)a!), attempt);
                await attempt._ended.Task;
            }

            return attempt.SocketError;
        }
        catch (SocketException error)
        {
            return error.SocketErrorCode;   // No free socket, or an address that cannot be connected to.
        }
    }

    protected override void OnCompleted(SocketAsyncEventArgs e) => _ended.TrySetResult();

    private static void CancelConnectAsync(ConnectAttempt attempt) => Socket.CancelConnectAsync(attempt);
}
