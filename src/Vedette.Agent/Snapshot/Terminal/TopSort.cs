namespace Vedette.Agent.Snapshot.Terminal;

/// <summary>What the rows of <c>top</c> are ordered by.</summary>
internal enum TopSort
{
    Cpu,
    Memory,
    Io,
    Gpu,
}
