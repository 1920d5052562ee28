using System.Threading.Channels;
using Vedette.Protocol.Batches;
using Vedette.Protocol.Channels;
using Vedette.Protocol.Messages;

namespace Vedette.Agent.Tests.Link;

/// <summary>The agent's end of a stream to a <see cref="MemoryServer"/>.</summary>
internal sealed class MemoryChannel(MemoryServer server) : IMessageChannel<MessageToServer, MessageToAgent>
{
    private readonly Channel<MessageToAgent> _replies = Channel.CreateUnbounded<MessageToAgent>();
    private volatile bool _broken;

    /// <summary>As the server opened it: batches without one are of this.</summary>
    public ulong Epoch { get; set; }

    public FrameDeltaDecoder Deltas { get; } = new(ChannelLimits.MaxMessageBytes);

    public void Break()
    {
        _broken = true;
        _replies.Writer.TryComplete(new ChannelException(ChannelFailure.ConnectionLost, "Broken by the test."));
    }

    public void Reply(MessageToAgent message) => _replies.Writer.TryWrite(message);

    public ValueTask SendAsync(MessageToServer message, CancellationToken stop)
    {
        if (_broken)
        {
            throw new ChannelException(ChannelFailure.ConnectionLost, "Broken by the test.");
        }

        server.Take(this, MessageToServer.Parser.ParseFrom(Google.Protobuf.MessageExtensions.ToByteArray(message)));
        return ValueTask.CompletedTask;
    }

    public async ValueTask<MessageToAgent?> ReceiveAsync(CancellationToken stop)
    {
        try
        {
            return await _replies.Reader.ReadAsync(stop);
        }
        catch (ChannelClosedException e)
        {
            throw new ChannelException(ChannelFailure.ConnectionLost, "Broken by the test.", e);
        }
    }

    public ValueTask DisposeAsync()
    {
        _broken = true;
        return ValueTask.CompletedTask;
    }
}
