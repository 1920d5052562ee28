using System.IO.Pipelines;
using Google.Protobuf;

namespace Vedette.Protocol.Channels;

/// <summary>One end of a gRPC stream over a pair of pipes: a Kestrel request and response, or an HTTP/2 client's duplex content.</summary>
public class GrpcChannel<TSend, TReceive>(PipeReader input, PipeWriter output, MessageParser<TReceive> parser, int maxMessageBytes = ChannelLimits.MaxMessageBytes)
    : IMessageChannel<TSend, TReceive>
    where TSend : class, IMessage<TSend>
    where TReceive : class, IMessage<TReceive>
{
    private readonly MessageParser<TReceive> _parser = parser.WithDiscardUnknownFields(true);

    public async ValueTask SendAsync(TSend message, CancellationToken stop)
    {
        try
        {
            await GrpcFraming.WriteAsync(output, message, stop).ConfigureAwait(false);
        }
        catch (Exception lost) when (TransportFailure.IsOne(lost, stop))
        {
            throw TransportFailure.Lost(lost);
        }
    }

    public async ValueTask<TReceive?> ReceiveAsync(CancellationToken stop)
    {
        try
        {
            TReceive? message = await GrpcFraming.ReadAsync(input, _parser, maxMessageBytes, stop).ConfigureAwait(false);
            if (message is null)
            {
                OnEnd();
            }

            return message;
        }
        catch (Exception lost) when (TransportFailure.IsOne(lost, stop))
        {
            throw TransportFailure.Lost(lost);
        }
    }

    public virtual async ValueTask DisposeAsync()
    {
        try
        {
            await output.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception lost) when (TransportFailure.IsOne(lost, CancellationToken.None))
        {
            // The connection is gone already; there is nothing left to close.
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>The other end closed in order; a client looks at its status here.</summary>
    protected virtual void OnEnd()
    {
    }
}
