namespace Vedette.Storage.Telemetry;

/// <summary>The name of an agent's spool: <paramref name="Id"/> is random and issued by the server, so a restored database cannot give one out twice.</summary>
public readonly record struct SpoolEpoch(int AgentId, ulong Id);
