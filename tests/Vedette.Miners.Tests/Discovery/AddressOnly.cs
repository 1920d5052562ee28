using Vedette.Miners.Connections;

namespace Vedette.Miners.Tests.Discovery;

/// <summary>A connection that nobody may ask anything.</summary>
internal sealed class AddressOnly(string address) : IMinerConnection
{
    public string Address => address;

    public ValueTask<DeviceReply> AskAsync(RpcRequest request, CancellationToken stop) => throw new InvalidOperationException($"{address} was asked {request}.");

    public ValueTask<DeviceReply> AskAsync(WebRequest request, CancellationToken stop) => throw new InvalidOperationException($"{address} was asked {request}.");

    public ValueTask<DeviceReply> AskWhatsminerAsync(string json, CancellationToken stop) => throw new InvalidOperationException($"{address} was asked {json}.");
}
