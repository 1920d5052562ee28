using Vedette.Miners.Control.Actions;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Control.Devices;

/// <summary>
/// Avalon, by the settings of its cgminer. Which of them a model has, and what their numbers mean, differs: the light is for those in racks, the three work modes are for those in living rooms, and a
/// sleep that is not bound to the device's own clock was not found.
/// </summary>
internal sealed class AvalonControl : IDeviceControl
{
    public IReadOnlyList<ControlWay> Ways { get; } = [ControlWays.AvalonAtHome, ControlWays.AvalonInRack, ControlWays.AvalonOfUnknownModel];

    public async ValueTask<DeviceProof> ProveAsync(ControlDialogue device, CancellationToken stop)
    {
        ControlReply reply = await device.RpcAsync("version", null, stop);
        ReplyValue version = reply.Rpc.First("VERSION");
        return reply.AsQuestion() is { } trouble
            ? DeviceProof.Failed(trouble)
            : new DeviceProof(MacAddress.Normalize(version["MAC"].Text), version["DNA"].Word);
    }

    public async ValueTask<ControlResult> ActAsync(ControlDialogue device, MinerAction action, CancellationToken stop)
    {
        if (action is RebootAction)
        {
            ControlReply reply = await device.RpcAsync("ascset", "0,reboot,0", stop);
            return reply.AsReboot() ?? reply.AsRpcRequest();
        }

        ControlReply version = await device.RpcAsync("version", null, stop);
        ReplyValue told = version.Rpc.First("VERSION");
        string product = $"{told["PROD"].Word} {told["MODEL"].Word}".Trim();
        bool isAtHome = ControlWays.IsHomeAvalon(product);
        bool isInRack = !isAtHome && product.StartsWith("AvalonMiner", StringComparison.OrdinalIgnoreCase);
        string? setting = action switch
        {
            BlinkAction blink when isInRack => blink.On ? "led,1-1" : "led,1-0",
            PowerModeAction power when isAtHome => $"workmode,set,{power.Mode switch { PowerMode.Low => 0, PowerMode.Normal => 1, _ => 2 }}",
            _ => null,
        };
        return setting is null
            ? ControlResult.NotSupported($"How a model '{product}' does that is not known.")
            : (await device.RpcAsync("ascset", $"0,{setting}", stop)).AsRpcRequest();
    }
}
