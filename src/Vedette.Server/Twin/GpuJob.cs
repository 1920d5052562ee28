namespace Vedette.Server.Twin;

/// <summary>Processes on a card that belong together.</summary>
/// <param name="Name">The container's or the unit's, else the first process's.</param>
internal sealed record GpuJob(string Name, IReadOnlyList<long> Pids);
