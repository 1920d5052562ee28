using Vedette.Miners.Connections;

namespace Vedette.Miners.Tests.WebFamilies;

/// <summary>Nobody answers there, on no port.</summary>
internal sealed class SilentDevice : IMinerConnection
{
    public string Address => "192.0.2.10";

    public ValueTask<DeviceReply> AskAsync(RpcRequest request, CancellationToken stop) => ValueTask.FromResult(DeviceReply.Without(ReplyOutcome.Silent));

    public ValueTask<DeviceReply> AskAsync(WebRequest request, CancellationToken stop) => ValueTask.FromResult(DeviceReply.Without(ReplyOutcome.Silent));

    public ValueTask<DeviceReply> AskWhatsminerAsync(string json, CancellationToken stop) => ValueTask.FromResult(DeviceReply.Without(ReplyOutcome.Silent));
}
