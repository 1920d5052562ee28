namespace Vedette.Storage.Control;

/// <summary>What stands behind an agent. The numbers are stored: never reuse one.</summary>
public enum AgentKind
{
    Host = 1,
    Site = 2,
}
