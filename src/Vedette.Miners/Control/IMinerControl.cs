using Vedette.Miners.Control.Actions;

namespace Vedette.Miners.Control;

/// <summary>The only way from this program to a change of a device; a seam for the gate's tests.</summary>
public interface IMinerControl
{
    /// <summary>
    /// (1) finds how the firmware does it (2) asks the device who it is and compares (3) sends, unless it is <paramref name="isDryRun"/>. Never throws for what a device does.
    /// </summary>
    ValueTask<ControlResult> ActAsync(ControlTarget target, MinerAction action, bool isDryRun, CancellationToken stop);
}
