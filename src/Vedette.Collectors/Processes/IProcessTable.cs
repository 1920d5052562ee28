namespace Vedette.Collectors.Processes;

/// <summary>The processes of the last cycle, shared by whoever joins them with something else: services, containers, cards, models.</summary>
public interface IProcessTable
{
    IReadOnlyCollection<ProcessReading> Current { get; }

    /// <summary>Null where there was no such process.</summary>
    ProcessReading? Find(int pid);
}
