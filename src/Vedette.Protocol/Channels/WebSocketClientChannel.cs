using System.Net.WebSockets;
using Vedette.Protocol.Messages;

namespace Vedette.Protocol.Channels;

/// <summary>Opens the agent's end of <c>/ws/agent</c>.</summary>
public static class WebSocketClientChannel
{
    // Fast enough to notice a dead path within a collection interval or two, slow enough to be free.
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    /// <summary><paramref name="server"/> is the whole address, for example <c>ws://host:8000/ws/agent</c>.</summary>
    /// <exception cref="ChannelException">No connection, or the server refused the upgrade.</exception>
    public static async ValueTask<IMessageChannel<MessageToServer, MessageToAgent>> ConnectAsync(HttpMessageInvoker invoker, Uri server, CancellationToken stop)
    {
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = KeepAlive;
        socket.Options.KeepAliveTimeout = KeepAlive;
        try
        {
            await socket.ConnectAsync(server, invoker, stop).ConfigureAwait(false);
            return new WebSocketChannel<MessageToServer, MessageToAgent>(socket, MessageToAgent.Parser);
        }
        catch (Exception failure)
        {
            socket.Dispose();
            if (TransportFailure.IsOne(failure, stop))
            {
                throw TransportFailure.Unreachable(failure);
            }

            throw;
        }
    }
}
