using Vedette.Miners.Connections;

namespace Vedette.Miners.Control;

/// <summary>What a control speaks through: questions, requests that change something, the logins that the owner configured, and the time.</summary>
internal sealed class ControlDialogue(IMinerConnection device, IReadOnlyDictionary<string, DeviceLogin> logins, TimeProvider clock)
{
    public long NowSeconds => clock.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Null where none is configured.</summary>
    public DeviceLogin? LoginFor(string maker) => logins.GetValueOrDefault(maker);

    public async ValueTask<ControlReply> WebAsync(WebRequest request, CancellationToken stop) => new(await device.AskAsync(request, stop));

    /// <param name="parameter">Where it holds several values they have commas between them.</param>
    public async ValueTask<ControlReply> RpcAsync(string command, string? parameter, CancellationToken stop) => new(await device.AskAsync(new RpcRequest(command, parameter), stop));

    public async ValueTask<ControlReply> WhatsminerAsync(string json, CancellationToken stop) => new(await device.AskWhatsminerAsync(json, stop));
}
