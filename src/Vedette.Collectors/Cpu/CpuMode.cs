namespace Vedette.Collectors.Cpu;

/// <summary>The columns of a cpu line in the kernel's order. Guest is already inside User, GuestNice inside Nice.</summary>
internal enum CpuMode
{
    User,
    Nice,
    System,
    Idle,
    IoWait,
    Irq,
    SoftIrq,
    Steal,
    Guest,
    GuestNice,
}
