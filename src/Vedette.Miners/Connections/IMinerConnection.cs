namespace Vedette.Miners.Connections;

/// <summary>
/// Asks one device, one question at a time and as its interface bears it: whole requests in one write, a pause between two, an upper bound of every reply, the login that was configured and no other.
/// Whatever goes wrong on the way is an outcome in the reply and no exception; only the caller's own <c>stop</c> throws. Nothing that it can send changes a device.
/// </summary>
public interface IMinerConnection
{
    /// <summary>Without a port.</summary>
    string Address { get; }

    /// <summary>A command in the cgminer manner on TCP 4028, or where <see cref="RpcRequest.Port"/> says.</summary>
    ValueTask<DeviceReply> AskAsync(RpcRequest request, CancellationToken stop);

    /// <summary>A request over HTTP; redirects are not followed.</summary>
    ValueTask<DeviceReply> AskAsync(WebRequest request, CancellationToken stop);

    /// <summary>A Whatsminer's third interface on TCP 4433: a length in four little-endian bytes, then JSON, both ways.</summary>
    /// <param name="json">The request as it is sent: <c>{"cmd":"get.device.info"}</c>.</param>
    ValueTask<DeviceReply> AskWhatsminerAsync(string json, CancellationToken stop);
}
