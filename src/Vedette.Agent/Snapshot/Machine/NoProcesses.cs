using Vedette.Collectors.Processes;

namespace Vedette.Agent.Snapshot.Machine;

/// <summary>The table where no collector reads processes.</summary>
internal sealed class NoProcesses : IProcessTable
{
    public IReadOnlyCollection<ProcessReading> Current => [];

    public ProcessReading? Find(int pid) => null;
}
