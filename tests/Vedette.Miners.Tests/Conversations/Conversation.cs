using Vedette.Miners.Connections;
using Vedette.Model.Miners;

namespace Vedette.Miners.Tests.Conversations;

/// <summary>A device that repeats what another one answered, question by question, so that it can be asked millions of times; on the way each answer can be damaged.</summary>
internal sealed class Conversation(string name, IMinerConnection device, MinerIdentity? known = null) : IMinerConnection
{
    private readonly Dictionary<string, DeviceReply> _replies = new(StringComparer.Ordinal);

    public string Name => name;

    public string Address => device.Address;

    /// <summary>What the device is taken for where its address alone does not tell: some firmware shows itself behind a login only.</summary>
    public MinerIdentity? Known => known;

    /// <summary>Null where answers come whole.</summary>
    public Func<string, DeviceReply, DeviceReply>? Change { get; set; }

    public IReadOnlyCollection<string> Questions => _replies.Keys;

    public ValueTask<DeviceReply> AskAsync(RpcRequest request, CancellationToken stop) =>
        AnswerAsync($"rpc {request.Port} {request.Command} {request.Parameter} {request.NewApi}", () => device.AskAsync(request, stop));

    public ValueTask<DeviceReply> AskAsync(WebRequest request, CancellationToken stop) =>
        AnswerAsync($"{request.Method} {request.Port} {request.Tls} {request.Path} {request.Body}", () => device.AskAsync(request, stop));

    public ValueTask<DeviceReply> AskWhatsminerAsync(string json, CancellationToken stop) => AnswerAsync(json, () => device.AskWhatsminerAsync(json, stop));

    private async ValueTask<DeviceReply> AnswerAsync(string question, Func<ValueTask<DeviceReply>> ask)
    {
        if (!_replies.TryGetValue(question, out DeviceReply? reply))
        {
            reply = await ask();
            _replies[question] = reply;
        }

        return Change is { } change ? change(question, reply) : reply;
    }
}
