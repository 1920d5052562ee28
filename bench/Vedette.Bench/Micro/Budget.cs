namespace Vedette.Bench.Micro;

/// <summary>What an operation may cost. Allocations are held to; time is only told, machines differ.</summary>
internal sealed record Budget(string Benchmark, long AllocatedBytesAtMost, string Reason);
