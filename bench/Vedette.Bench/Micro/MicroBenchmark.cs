namespace Vedette.Bench.Micro;

/// <summary>One small operation of a hot path, to be repeated. <paramref name="Run"/> does it once, warm state kept from call to call.</summary>
internal sealed record MicroBenchmark(string Name, Action Run);
