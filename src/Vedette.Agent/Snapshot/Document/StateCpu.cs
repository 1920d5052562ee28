namespace Vedette.Agent.Snapshot.Document;

/// <summary><c>count_logical</c> beside <c>cores_physical</c>: that is how the format spells them.</summary>
internal sealed record StateCpu(string Model, int CoresPhysical, int CountLogical, double UsagePercent, IReadOnlyList<StateCpuCore> PerCpu);
