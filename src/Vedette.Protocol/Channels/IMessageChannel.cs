namespace Vedette.Protocol.Channels;

/// <summary>
/// A two-way stream of messages over gRPC or WebSocket, seen from one end. One sender and one receiver may be at work at the same time; two senders may not.
/// </summary>
public interface IMessageChannel<in TSend, TReceive> : IAsyncDisposable
{
    /// <summary>Completes when the message was handed to the transport.</summary>
    /// <exception cref="ChannelException">The connection is gone.</exception>
    ValueTask SendAsync(TSend message, CancellationToken stop);

    /// <summary>The next message, or null where the other end closed in order.</summary>
    /// <exception cref="ChannelException">The connection broke, or a message is too large or malformed; the channel is of no more use.</exception>
    ValueTask<TReceive?> ReceiveAsync(CancellationToken stop);
}
