using Vedette.Protocol.Channels;
using Vedette.Protocol.Messages;

namespace Vedette.Server.Ingest;

/// <summary>The server's end of one agent's stream: serialises senders, which the transports do not, and numbers the messages.</summary>
internal sealed class AgentMessageChannel(IMessageChannel<MessageToAgent, MessageToServer> channel) : IDisposable
{
    private readonly SemaphoreSlim _sending = new(1, 1);
    private ulong _lastMessageId;

    public ValueTask<MessageToServer?> ReceiveAsync(CancellationToken stop) => channel.ReceiveAsync(stop);

    public async ValueTask SendAsync(MessageToAgent message, CancellationToken stop)
    {
        await _sending.WaitAsync(stop);
        try
        {
            message.ServerMessageId = ++_lastMessageId;
            await channel.SendAsync(message, stop);
        }
        finally
        {
            _sending.Release();
        }
    }

    public void Dispose() => _sending.Dispose();
}
