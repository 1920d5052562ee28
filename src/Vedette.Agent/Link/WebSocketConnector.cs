using Vedette.Protocol.Channels;
using Vedette.Protocol.Messages;

namespace Vedette.Agent.Link;

internal sealed class WebSocketConnector(HttpMessageInvoker invoker, Uri address) : IServerConnector
{
    public string Transport => "websocket";

    public ValueTask<IMessageChannel<MessageToServer, MessageToAgent>> ConnectAsync(CancellationToken stop) =>
        WebSocketClientChannel.ConnectAsync(invoker, address, stop);
}
