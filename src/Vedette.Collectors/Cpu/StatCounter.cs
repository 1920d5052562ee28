namespace Vedette.Collectors.Cpu;

internal enum StatCounter
{
    None,
    Interrupts,
    ContextSwitches,
    BootTime,
    Forks,
    Running,
    Blocked,
}
