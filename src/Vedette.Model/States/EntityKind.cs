namespace Vedette.Model.States;

/// <summary>What a part of a host's state is. The numbers are on the wire and on disk for ever; a new kind takes the next one.</summary>
public enum EntityKind : byte
{
    Unspecified = 0,
    Host = 1,
    Process = 2,
    Service = 3,
    Container = 4,
    Gpu = 5,
    GpuProcess = 6,
    Llm = 7,
    Disk = 8,
    Filesystem = 9,
    NetworkInterface = 10,
    MemoryModule = 11,
    Package = 12,
    Miner = 13,
    MinerBoard = 14,
    MinerPool = 15,
    MinerFan = 16,
    MinerRange = 17,
}
