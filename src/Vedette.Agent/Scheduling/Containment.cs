using Vedette.Agent.Logging;

namespace Vedette.Agent.Scheduling;

/// <summary>Contains the failures of one part of the agent: told once when they begin and once when they end, and counted.</summary>
internal sealed class Containment(string name, AgentLog log)
{
    private bool _failing;

    public long Failures { get; private set; }

    public void Succeeded()
    {
        if (_failing)
        {
            _failing = false;
            log.Info("A collector works again.", ("collector", name));
        }
    }

    public void Failed(Exception reason)
    {
        Failures++;
        if (!_failing)
        {
            _failing = true;
            log.Warning("A collector fails; the others go on.", ("collector", name), ("error", $"{reason.GetType().Name}: {reason.Message}"));
        }
    }
}
