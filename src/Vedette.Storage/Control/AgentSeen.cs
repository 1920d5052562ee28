namespace Vedette.Storage.Control;

/// <summary>The last moment an agent's credential was used.</summary>
public readonly record struct AgentSeen(int AgentId, long AtMs);
