using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Vedette.Miners.Connections;

namespace Vedette.Miners.Tests;

/// <summary>
/// A device that answers out of a recording, without a socket. What was not recorded is answered as a device does that does not know it; an interface of which nothing was recorded refuses.
/// </summary>
internal sealed class RecordedDevice : IMinerConnection
{
    private const string UnknownCommand = """{"STATUS":[{"STATUS":"E","When":1,"Code":14,"Msg":"Invalid command","Description":"cgminer 4.9.0"}],"id":1}""";
    private const string UnknownQuestion = """{"code":-1,"desc":"unknown","msg":"invalid command","when":1}""";

    private readonly JsonObject? _rpc;
    private readonly JsonObject? _http;
    private readonly JsonObject? _third;
    private readonly int _rpcPort = 4028;
    private readonly bool _speaksHttpOnRpcPort;

    public RecordedDevice(JsonObject recording)
    {
        _rpc = recording["rpc"]?.AsObject();
        _http = recording["http"]?.AsObject();
        _third = recording["v3_4433"]?.AsObject();
        Match port = Regex.Match(recording["_meta"]?["api"]?.GetValue<string>() ?? "", @"TCP (\d+)", RegexOptions.None, TimeSpan.FromSeconds(30));
        _rpcPort = port.Success && _rpc is not null ? int.Parse(port.Groups[1].ValueSpan) : 4028;
        _speaksHttpOnRpcPort = _http?.Any(entry => entry.Key.Contains(" :4028/", StringComparison.Ordinal)) == true;
    }

    public string Address => "192.0.2.7";

    /// <summary>What was asked, in order: "rpc version", "GET :80/", "v3 {...}".</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Changes every reply before it is given: for tests with damaged ones.</summary>
    public Func<byte[], byte[]> Change { get; init; } = body => body;

    public static RecordedDevice Load(string name) => new(RecordedDevices.File(name));

    public ValueTask<DeviceReply> AskAsync(RpcRequest request, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        Asked.Add($"rpc {request.Command}{(request.Parameter is null ? "" : " " + request.Parameter)}{(request.Port == 4028 ? "" : $" :{request.Port}")}");
        if (_speaksHttpOnRpcPort && request.Port == 4028)
        {
            return Answer("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n");
        }

        if (_rpc is null || request.Port != _rpcPort)
        {
            return ValueTask.FromResult(DeviceReply.Without(ReplyOutcome.Refused));
        }

        return Answer(request.Command.Contains('+', StringComparison.Ordinal) ? Joined(request.Command) : One(request.Parameter is null ? request.Command : $"{request.Command} {request.Parameter}"));
    }

    public ValueTask<DeviceReply> AskAsync(WebRequest request, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        Asked.Add($"{request.Method} :{request.Port}{request.Path}");
        bool isOpen = _http is not null && !request.Tls && (request.Port == 80 || _http.Any(entry => entry.Key.Contains($" :{request.Port}/", StringComparison.Ordinal)));
        if (!isOpen)
        {
            return ValueTask.FromResult(DeviceReply.Without(ReplyOutcome.Refused));
        }

        string asked = request.Port == 80 ? $"{request.Method} {request.Path}" : $"{request.Method} :{request.Port}{request.Path}";
        JsonNode? found = request.LoginFor is null && request.Authorization is null ? _http![$"{asked} (no Authorization)"] : null;
        found ??= _http![asked] ?? BestCase(asked, request.Body ?? "");
        return found is null ? Web(404, null, "not found") : Web(found["status"]?.GetValue<int>() ?? 200, found["headers"]?.AsObject(), Words(found["body"]));
    }

    public ValueTask<DeviceReply> AskWhatsminerAsync(string json, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        Asked.Add($"v3 {json}");
        if (_third is null)
        {
            return ValueTask.FromResult(DeviceReply.Without(ReplyOutcome.Refused));
        }

        foreach ((string question, JsonNode? answer) in _third)
        {
            if (JsonNode.DeepEquals(JsonNode.Parse(question), JsonNode.Parse(json)))
            {
                return Answer(Words(answer));
            }
        }

        return Answer(UnknownQuestion);
    }

    /// <summary>Of several recordings of one path (queries of GraphQL) the one whose fields the request names.</summary>
    private JsonNode? BestCase(string asked, string body)
    {
        JsonNode? best = null;
        double bestShare = 0;
        foreach ((string key, JsonNode? reply) in _http!)
        {
            if (key.StartsWith($"{asked} (", StringComparison.Ordinal) && !key.Contains("Authorization", StringComparison.Ordinal))
            {
                string[] names = [.. Regex.Matches(Words(reply!["body"]), "\"([A-Za-z_][A-Za-z0-9_]*)\"\\s*:", RegexOptions.None, TimeSpan.FromSeconds(30)).Select(match => match.Groups[1].Value).Distinct()];
                double share = names.Length == 0 ? 0 : (double)names.Count(name => body.Contains(name, StringComparison.Ordinal)) / names.Length;
                (best, bestShare) = share > bestShare ? (reply, share) : (best, bestShare);
            }
        }

        return best;
    }

    private string One(string command) => Words(_rpc![command] ?? _rpc["<unknown>"]) is { Length: > 0 } recorded ? recorded : UnknownCommand;

    private string Joined(string commands)
    {
        string[] parts = commands.Split('+');
        if (!Array.Exists(parts, part => _rpc!.ContainsKey(part)))
        {
            return One(commands);
        }

        return $$"""{{{string.Join(',', parts.Select(part => $"\"{part}\":[{One(part)}]"))}},"id":1}""";
    }

    private ValueTask<DeviceReply> Answer(string reply) => ValueTask.FromResult(new DeviceReply(ReplyOutcome.Answered, Change(Encoding.UTF8.GetBytes(reply))));

    private ValueTask<DeviceReply> Web(int status, JsonObject? headers, string body)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, JsonNode? value) in headers ?? [])
        {
            named[name.ToLowerInvariant()] = Words(value);
        }

        return ValueTask.FromResult(new DeviceReply(ReplyOutcome.Answered, Change(Encoding.UTF8.GetBytes(body))) { Status = status, Headers = named });
    }

    private static string Words(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : node?.ToJsonString() ?? "";
}
