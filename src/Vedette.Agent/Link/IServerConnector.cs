using Vedette.Protocol.Channels;
using Vedette.Protocol.Messages;

namespace Vedette.Agent.Link;

/// <summary>One way to the server: a transport and an address.</summary>
internal interface IServerConnector
{
    /// <summary>grpc or websocket, as shown in the status.</summary>
    string Transport { get; }

    /// <exception cref="ChannelException">The server cannot be reached this way.</exception>
    ValueTask<IMessageChannel<MessageToServer, MessageToAgent>> ConnectAsync(CancellationToken stop);
}
