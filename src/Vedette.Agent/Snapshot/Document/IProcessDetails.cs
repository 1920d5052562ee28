using Vedette.Collectors.Processes;

namespace Vedette.Agent.Snapshot.Document;

/// <summary>Looks into one process for what only document 5's state asks for. Called on the thread of the cycle that read the process.</summary>
internal interface IProcessDetails
{
    /// <summary>What may be read; the rest is null or empty. Never throws for a process that is gone or another account's.</summary>
    ProcessDetails Read(ProcessReading process);
}
