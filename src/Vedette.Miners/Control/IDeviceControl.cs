using Vedette.Miners.Control.Actions;
using Vedette.Model.Miners;

namespace Vedette.Miners.Control;

/// <summary>How one kind of firmware is told to do something.</summary>
internal interface IDeviceControl
{
    /// <summary>The rows of the table that it carries out, with every action of theirs; whether the device takes one, it says itself.</summary>
    IReadOnlyList<ControlWay> Ways { get; }

    /// <summary>Reads the device's own MAC and serial number anew.</summary>
    ValueTask<DeviceProof> ProveAsync(ControlDialogue device, CancellationToken stop);

    /// <summary>Sends it. Called at most once for an order, and only after the proof.</summary>
    ValueTask<ControlResult> ActAsync(ControlDialogue device, MinerAction action, CancellationToken stop);
}
