using Vedette.Agent.Logging;
using Vedette.Collectors;
using Vedette.Model.States;
using Vedette.Protocol.States;

namespace Vedette.Agent.Scheduling;

/// <summary>Runs one state source: its failure contained, its entities left as they were where it fails.</summary>
internal sealed class StateSourceRunner(IStateSource source, AgentLog log)
{
    private readonly Containment _failures = new(source.Name, log);

    public void Run(StateBuffer sink, StateTracker tracker)
    {
        try
        {
            source.Report(sink);
            foreach (EntityKind kind in source.Kinds)
            {
                tracker.EndKind(kind);
            }

            _failures.Succeeded();
        }
#pragma warning disable CA1031 // The boundary: whatever a source does, the others go on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            sink.Clear();
            _failures.Failed(e);
        }
    }
}
