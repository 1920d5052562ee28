using Vedette.Protocol.Channels;
using Vedette.Protocol.Messages;

namespace Vedette.Agent.Link;

internal sealed class GrpcConnector(HttpMessageInvoker invoker, Uri address) : IServerConnector
{
    public string Transport => "grpc";

    public async ValueTask<IMessageChannel<MessageToServer, MessageToAgent>> ConnectAsync(CancellationToken stop) =>
        await GrpcClientChannel.ConnectAsync(invoker, address, stop);
}
