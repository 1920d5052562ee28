using System.Buffers;
using System.Net.WebSockets;
using Google.Protobuf;

namespace Vedette.Protocol.Channels;

/// <summary>One end of <c>/ws/agent</c>: every binary message is one protobuf.</summary>
public sealed class WebSocketChannel<TSend, TReceive>(WebSocket socket, MessageParser<TReceive> parser, int maxMessageBytes = ChannelLimits.MaxMessageBytes)
    : IMessageChannel<TSend, TReceive>
    where TSend : class, IMessage<TSend>
    where TReceive : class, IMessage<TReceive>
{
    private const int FirstBufferBytes = 4096;

    // Long enough for a close to cross the world; short enough that a dead peer does not hold the socket.
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private readonly MessageParser<TReceive> _parser = parser.WithDiscardUnknownFields(true);

    // Touched by the receiver only.
    private byte[] _received = ArrayPool<byte>.Shared.Rent(FirstBufferBytes);

    public async ValueTask SendAsync(TSend message, CancellationToken stop)
    {
        int length = message.CalculateSize();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            message.WriteTo(buffer.AsSpan(0, length));
            await socket.SendAsync(buffer.AsMemory(0, length), WebSocketMessageType.Binary, endOfMessage: true, stop).ConfigureAwait(false);
        }
        catch (Exception lost) when (TransportFailure.IsOne(lost, stop))
        {
            throw TransportFailure.Lost(lost);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public async ValueTask<TReceive?> ReceiveAsync(CancellationToken stop)
    {
        try
        {
            int length = await ReceiveMessageAsync(stop).ConfigureAwait(false);
            return length < 0 ? null : _parser.ParseFrom(_received.AsSpan(0, length));
        }
        catch (InvalidProtocolBufferException malformed)
        {
            throw new ChannelException(ChannelFailure.Malformed, $"A message is no {typeof(TReceive).Name}: {malformed.Message}", malformed);
        }
        catch (Exception lost) when (TransportFailure.IsOne(lost, stop))
        {
            throw TransportFailure.Lost(lost);
        }
    }

    /// <summary>Says why before closing; the peer sees it as the close frame's status and text.</summary>
    public async ValueTask CloseAsync(WebSocketCloseStatus status, string reason)
    {
        using var timeout = new CancellationTokenSource(CloseTimeout);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(status, reason, timeout.Token).ConfigureAwait(false);
            }
        }
        catch (Exception lost) when (TransportFailure.IsOne(lost, CancellationToken.None))
        {
            // The connection is gone already; there is nothing left to close.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync(WebSocketCloseStatus.NormalClosure, "").ConfigureAwait(false);
        socket.Dispose();
        byte[] buffer = _received;
        _received = [];
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Fills the buffer with one message; its length, or -1 where the peer closed.</summary>
    private async ValueTask<int> ReceiveMessageAsync(CancellationToken stop)
    {
        int length = 0;
        while (true)
        {
            if (length == _received.Length)
            {
                Grow();
            }

            ValueWebSocketReceiveResult part = await socket.ReceiveAsync(_received.AsMemory(length), stop).ConfigureAwait(false);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return -1;
            }

            if (part.MessageType == WebSocketMessageType.Text)
            {
                throw new ChannelException(ChannelFailure.Malformed, "A text message came; this socket takes binary messages, one protobuf each.");
            }

            length += part.Count;
            if (length > maxMessageBytes)
            {
                throw new ChannelException(ChannelFailure.MessageTooLarge, $"A message of more than {maxMessageBytes} bytes came; at most that many are taken.");
            }

            if (part.EndOfMessage)
            {
                return length;
            }
        }
    }

    private void Grow()
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(_received.Length * 2);
        _received.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(_received);
        _received = larger;
    }
}
