using Vedette.Miners.Connections;
using Vedette.Miners.Replies;

namespace Vedette.Miners.Families;

/// <summary>Asks one device one question after another: no family asks two at a time, for the small web servers of miners fall over under that.</summary>
/// <param name="web">Port, encryption and login of every request over the web.</param>
internal sealed class DeviceDialogue(IMinerConnection device, WebRequest web)
{
    /// <summary>A whole header, once a reading login gave a token.</summary>
    public string? Authorization { get; set; }

    public IMinerConnection Device => device;

    public DeviceReplies Replies { get; } = new();

    public ValueTask<ReplyValue> GetAsync(string path, CancellationToken stop, bool isOptional = false) => AskAsync(path, web with { Path = path }, isOptional, stop);

    /// <param name="question">What the reply is found under; the path says too little where every question goes to the same.</param>
    public ValueTask<ReplyValue> PostAsync(string question, string path, string? body, CancellationToken stop, bool isOptional = false) =>
        AskAsync(question, web with { Path = path, Method = "POST", Body = body }, isOptional, stop);

    public async ValueTask<RpcReply> CallAsync(string command, CancellationToken stop, bool isOptional = false)
    {
        var request = new RpcRequest(command);
        Replies.Add(command, await device.AskAsync(request, stop), "cgminer", request.Port, isOptional);
        return Replies.Rpc(command);
    }

    private async ValueTask<ReplyValue> AskAsync(string question, WebRequest request, bool isOptional, CancellationToken stop) =>
        Replies.Add(question, await device.AskAsync(request with { Authorization = Authorization }, stop), "http", request.Port, isOptional);
}
