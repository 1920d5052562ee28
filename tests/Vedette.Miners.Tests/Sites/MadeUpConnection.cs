using Vedette.Miners.Connections;

namespace Vedette.Miners.Tests.Sites;

/// <summary>Only says where it leads; whoever asks over it has mistaken it for a real one.</summary>
internal sealed class MadeUpConnection(string address) : IMinerConnection
{
    public string Address => address;

    public ValueTask<DeviceReply> AskAsync(RpcRequest request, CancellationToken stop) => throw new NotSupportedException();

    public ValueTask<DeviceReply> AskAsync(WebRequest request, CancellationToken stop) => throw new NotSupportedException();

    public ValueTask<DeviceReply> AskWhatsminerAsync(string json, CancellationToken stop) => throw new NotSupportedException();
}
