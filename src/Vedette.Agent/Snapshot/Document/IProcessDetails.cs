using Vedette.Collectors.Processes;

namespace Vedette.Agent.Snapshot.Document;

/// <summary>Looks into processes for what only document 5's state asks for; made for one state. Called on the thread of the cycle that read the process.</summary>
internal interface IProcessDetails : IDisposable
{
    /// <summary>What may be read; the rest is null or empty. Never throws for a process that is gone or another account's.</summary>
    StateProcessDetails Read(ProcessReading process);
}
