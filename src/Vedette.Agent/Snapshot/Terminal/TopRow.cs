using Vedette.Collectors.Processes;

namespace Vedette.Agent.Snapshot.Terminal;

/// <param name="IoBytesPerSecond">Read and written, since the frame before; null at the first and where the kernel does not tell.</param>
/// <param name="GpuBytes">What it holds of all cards; null where it holds nothing or no driver tells.</param>
/// <param name="LlmRuntime">The runtime it is part of.</param>
internal sealed record TopRow(ProcessReading Process, double? IoBytesPerSecond, double? GpuBytes, string? LlmRuntime);
