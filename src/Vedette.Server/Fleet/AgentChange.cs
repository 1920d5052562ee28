namespace Vedette.Server.Fleet;

internal readonly record struct AgentChange(int AgentId, AgentChangeKind Kind);
