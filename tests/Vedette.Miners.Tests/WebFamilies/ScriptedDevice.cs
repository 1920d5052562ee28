using System.Text;
using Vedette.Miners.Connections;

namespace Vedette.Miners.Tests.WebFamilies;

/// <summary>A device that answers what a test wrote down: "GET /path" or "rpc summary" with a body. Everything else is not there: 404 over the web, a refusal elsewhere.</summary>
internal sealed class ScriptedDevice : IMinerConnection
{
    private readonly Dictionary<string, string> _replies = new(StringComparer.Ordinal);

    public string Address { get; init; } = "192.0.2.9";

    public List<WebRequest> WebRequests { get; } = [];

    public List<string> Commands { get; } = [];

    /// <summary>The header without which the web answers 401; null where it shows everything.</summary>
    public string? WantedAuthorization { get; init; }

    /// <summary>Paths that answer without a token: the login itself.</summary>
    public string OpenPath { get; init; } = "/login";

    /// <summary>Changes every reply before it is given: for tests with damaged ones.</summary>
    public Func<byte[], byte[]> Change { get; set; } = body => body;

    public string this[string question]
    {
        set => _replies[question] = value;
    }

    public ValueTask<DeviceReply> AskAsync(RpcRequest request, CancellationToken stop)
    {
        Commands.Add(request.Command);
        return ValueTask.FromResult(_replies.TryGetValue($"rpc {request.Command}", out var body) ? new DeviceReply(ReplyOutcome.Answered, Change(Encoding.UTF8.GetBytes(body))) : DeviceReply.Without(ReplyOutcome.Refused));
    }

    public ValueTask<DeviceReply> AskAsync(WebRequest request, CancellationToken stop)
    {
        WebRequests.Add(request);
        if (WantedAuthorization is { } wanted && request.Authorization != wanted && !request.Path.StartsWith(OpenPath, StringComparison.Ordinal)) return Web(401, "");
        return _replies.TryGetValue($"{request.Method} {request.Path}", out var body) ? Web(200, body) : Web(404, "not found");
    }

    public ValueTask<DeviceReply> AskWhatsminerAsync(string json, CancellationToken stop) => ValueTask.FromResult(DeviceReply.Without(ReplyOutcome.Refused));

    private ValueTask<DeviceReply> Web(int status, string body) => ValueTask.FromResult(new DeviceReply(ReplyOutcome.Answered, Change(Encoding.UTF8.GetBytes(body))) { Status = status });
}
