namespace Vedette.Server.Fleet;

internal sealed record CoreUsage(string Cpu, double? UsagePercent);
