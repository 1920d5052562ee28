using Vedette.Collectors.Containers;

namespace Vedette.Agent.Snapshot.Machine;

/// <summary>The table where there is no container runtime to ask.</summary>
internal sealed class NoContainers : IContainerTable
{
    public IReadOnlyList<ContainerReading>? Containers => null;
}
