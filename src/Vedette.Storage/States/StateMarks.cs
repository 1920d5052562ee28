namespace Vedette.Storage.States;

/// <summary>What a row tells beside readings, so that who looks for changes skips the others without reading them. The numbers are on disk for ever.</summary>
[Flags]
public enum StateMarks : byte
{
    None = 0,

    /// <summary>A description, an appearance or an end of anything but processes.</summary>
    Things = 1,

    /// <summary>The same of processes, on the processor or on a card: these come and go all the time.</summary>
    Processes = 2,
    All = Things | Processes,
}
