using Vedette.Collectors.Services;

namespace Vedette.Agent.Snapshot.Machine;

/// <summary>The table where there is no service manager to ask.</summary>
internal sealed class NoServices : IServiceTable
{
    public IReadOnlyList<ServiceReading>? Services => null;
}
