using Vedette.Miners.Control;
using Vedette.Miners.Control.Actions;

namespace Vedette.Agent.Tests.Actions;

/// <summary>What would have reached a device.</summary>
internal sealed class RecordingControl : IMinerControl
{
    public List<(ControlTarget Target, MinerAction Action, bool IsDryRun)> Acts { get; } = [];

    public Func<Task<ControlResult>> Answer { get; set; } = () => Task.FromResult(new ControlResult(ControlOutcome.Done, "The device took it."));

    public async ValueTask<ControlResult> ActAsync(ControlTarget target, MinerAction action, bool isDryRun, CancellationToken stop)
    {
        lock (Acts)
        {
            Acts.Add((target, action, isDryRun));
        }

        return await Answer();
    }
}
