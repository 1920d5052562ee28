using System.Text;
using Vedette.Miners.Connections;

namespace Vedette.Miners.Tests.Control;

/// <summary>A device that records every request as it would go out and answers as the test says; what the test did not think of is refused.</summary>
internal sealed class ScriptedDevice(Func<string, DeviceReply?> answer) : IMinerConnection
{
    public string Address => "192.0.2.7";

    /// <summary>In order: <c>rpc logon</c>, <c>GET /api/v1/info</c>, <c>PUT /api/v1/actions/locate true</c>, <c>v3 {...}</c>.</summary>
    public List<string> Asked { get; } = [];

    public List<WebRequest> Web { get; } = [];

    public static DeviceReply Json(string body, int? status = 200) => new(ReplyOutcome.Answered, Encoding.UTF8.GetBytes(body)) { Status = status };

    public static DeviceReply Rpc(string body) => Json(body, null);

    public static DeviceReply RpcDone(string message = "ok") => Rpc($$"""{"STATUS":[{"STATUS":"S","Code":1,"Msg":"{{message}}"}],"id":1}""");

    public static DeviceReply RpcError(int code, string message) => Rpc($$"""{"STATUS":[{"STATUS":"E","Code":{{code}},"Msg":"{{message}}"}],"id":1}""");

    public ValueTask<DeviceReply> AskAsync(RpcRequest request, CancellationToken stop) => Answer(request.Parameter is null ? $"rpc {request.Command}" : $"rpc {request.Command} {request.Parameter}");

    public ValueTask<DeviceReply> AskAsync(WebRequest request, CancellationToken stop)
    {
        Web.Add(request);
        string port = request.Port == 80 ? "" : $":{request.Port}";
        return Answer(request.Body is null ? $"{request.Method} {port}{request.Path}" : $"{request.Method} {port}{request.Path} {request.Body}");
    }

    public ValueTask<DeviceReply> AskWhatsminerAsync(string json, CancellationToken stop) => Answer($"v3 {json}");

    private ValueTask<DeviceReply> Answer(string asked)
    {
        Asked.Add(asked);
        return ValueTask.FromResult(answer(asked) ?? DeviceReply.Without(ReplyOutcome.Refused));
    }
}
