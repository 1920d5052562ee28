using Vedette.Agent.Link;
using Vedette.Protocol.Channels;
using Vedette.Protocol.Messages;

namespace Vedette.Agent.Tests.Link;

internal sealed class UnreachableConnector : IServerConnector
{
    public string Transport => "none";

    public ValueTask<IMessageChannel<MessageToServer, MessageToAgent>> ConnectAsync(CancellationToken stop) =>
        throw new ChannelException(ChannelFailure.ConnectionLost, "Nobody listens.");
}
