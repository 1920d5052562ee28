namespace Vedette.Agent.Snapshot.Document;

internal sealed record StateCpuCore(double UsagePercent);
