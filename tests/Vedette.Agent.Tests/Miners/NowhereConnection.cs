using Vedette.Miners.Connections;

namespace Vedette.Agent.Tests.Miners;

/// <summary>Only says where it leads.</summary>
internal sealed class NowhereConnection(string address) : IMinerConnection
{
    public string Address => address;

    public ValueTask<DeviceReply> AskAsync(RpcRequest request, CancellationToken stop) => throw new NotSupportedException();

    public ValueTask<DeviceReply> AskAsync(WebRequest request, CancellationToken stop) => throw new NotSupportedException();

    public ValueTask<DeviceReply> AskWhatsminerAsync(string json, CancellationToken stop) => throw new NotSupportedException();
}
